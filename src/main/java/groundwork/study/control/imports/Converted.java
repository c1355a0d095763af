package groundwork.study.control.imports;

import groundwork.study.entity.ForeignTaken.Left;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another platform's study comes to here.
 *
 * @param definition without a slug
 * @param files texts by name
 */
record Converted(
    String title,
    ObjectNode definition,
    Map<String, String> files,
    List<String> taken,
    List<Left> left) {}
