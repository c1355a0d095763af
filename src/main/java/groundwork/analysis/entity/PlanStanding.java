package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Whether the plan of the latest version is fixed, and who looked at outcomes so far.
 *
 * @param version number of the version; null where the study never opened
 * @param lock null while no plan is locked: arms are then shown without their names
 * @param looks oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanStanding(Integer version, PlanLock lock, List<InterimLook> looks) {}
