package groundwork.stimulus.boundary;

import groundwork.stimulus.control.ItemQuery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** The part of an address that says which items are wanted. */
public class Wanted {
  @QueryParam("model")
  String model;

  @QueryParam("truth")
  String truth;

  @QueryParam("predicted")
  String predicted;

  @QueryParam("correct")
  Boolean correct;

  @QueryParam("difficulty")
  String difficulty;

  @QueryParam("group")
  String group;

  @QueryParam("practice")
  Boolean practice;

  @QueryParam("text")
  String text;

  @QueryParam("missing")
  String missing;

  @QueryParam("alt")
  Boolean alt;

  @QueryParam("sort")
  String sort;

  @QueryParam("page")
  @DefaultValue("1")
  int page;

  @QueryParam("size")
  @DefaultValue("25")
  int size;

  ItemQuery query() {
    return new ItemQuery(
        model,
        truth,
        predicted,
        correct,
        difficulty,
        group,
        practice,
        text,
        missing,
        alt,
        sort,
        page,
        size);
  }
}
