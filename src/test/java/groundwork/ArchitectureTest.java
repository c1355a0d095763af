package groundwork;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The house has one direction: data goes from stimulus to export, imports go back. */
@AnalyzeClasses(packages = "groundwork", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /**
   * In the direction in which data flow. A room may import those before it, never those after it.
   */
  private static final List<String> ROOMS =
      List.of(
          "model",
          "explanation",
          "stimulus",
          "plan",
          "study",
          "assignment",
          "trial",
          "query",
          "response",
          "monitor",
          "coding",
          "metric",
          "analysis",
          "power",
          "export",
          "ladder");

  /** The participant path must not know of metrics, and metrics not of people. */
  private static final List<String> PEOPLE = List.of("assignment", "trial", "query", "response");

  @ArchTest
  static void a_room_imports_only_the_rooms_before_it(
      com.tngtech.archunit.core.domain.JavaClasses all) {
    for (int room = 0; room < ROOMS.size() - 1; room++) {
      var later = new ArrayList<String>();
      ROOMS.subList(room + 1, ROOMS.size()).forEach(name -> later.add("groundwork." + name + ".."));
      noClasses()
          .that()
          .resideInAPackage("groundwork." + ROOMS.get(room) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule metrics_need_no_people =
      noClasses()
          .that()
          .resideInAPackage("groundwork.metric..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              PEOPLE.stream().map(room -> "groundwork." + room + "..").toArray(String[]::new))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule plain_rooms_import_nothing_of_ours =
      classes()
          .that()
          .resideInAnyPackage("groundwork.statistics..", "groundwork.provenance..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "groundwork.statistics..",
                  "groundwork.provenance..",
                  "java..",
                  "org.apache.commons.."));

  @ArchTest
  static final ArchRule arrays_need_nothing_but_java =
      classes()
          .that()
          .resideInAPackage("groundwork.array..")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("groundwork.array..", "java.."));

  @ArchTest
  static final ArchRule models_and_explanations_need_no_server =
      noClasses()
          .that()
          .resideInAnyPackage("groundwork.model..", "groundwork.explanation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "groundwork.persistence..", "groundwork.access..");

  @ArchTest
  static final ArchRule rooms_have_no_cycles =
      slices().matching("groundwork.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_boundaries_speak_http =
      noClasses()
          .that()
          .resideInAnyPackage("..control..", "..entity..")
          .and()
          .resideOutsideOfPackage("groundwork.pages..") // which is about nothing but HTTP
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule boundaries_are_called_from_outside_only =
      noClasses()
          .that()
          .resideInAnyPackage("..control..", "..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..boundary..");

  @ArchTest
  static final ArchRule names_say_the_thing =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Service|Manager|Util|Utils|Helper|Common|Dto)");

  @ArchTest
  static final ArchRule nothing_reads_the_clock_or_draws_by_itself =
      noClasses()
          .that()
          .resideOutsideOfPackages("groundwork.cli..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random");
}
