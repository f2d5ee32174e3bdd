package io.labelguard.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The directions that Maven cannot hold: the order of the core's packages, and who may use what.
@AnalyzeClasses(packages = "io.labelguard", importOptions = ArchitectureTest.OnlyWhatShips.class)
class ArchitectureTest {

  /// Leaves out test classes, also those that come as a jar and those of the fast profile, which
  /// ArchUnit's own option takes for shipped.
  static final class OnlyWhatShips implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  private static final String POLICY = "io.labelguard.policy..";
  private static final String CORE = "io.labelguard.core..";
  private static final String PARSER = "com.fasterxml.jackson.core..";

  /// The engine's packages. Each may use those before it; the door, which nothing uses, is last.
  private static final List<String> ENGINE_ORDER =
      List.of(
          "io.labelguard.policy.value",
          "io.labelguard.policy.json",
          "io.labelguard.policy.model",
          "io.labelguard.policy.tables",
          "io.labelguard.policy.read",
          "io.labelguard.policy.request",
          "io.labelguard.policy.match",
          "io.labelguard.policy.atoms",
          "io.labelguard.policy.lint",
          "io.labelguard.policy.filling",
          "io.labelguard.policy.decide",
          "io.labelguard.policy.layer",
          "io.labelguard.policy.compare.normal",
          "io.labelguard.policy.compare",
          "io.labelguard.policy");

  @ArchTest static final ArchRule theEnginesPackagesUseOnlyThoseBeforeThem = engineInOrder();

  @ArchTest
  static void othersUseOnlyWhatTheEngineExports(JavaClasses classes) throws IOException {
    noClasses()
        .that()
        .resideOutsideOfPackage(POLICY)
        .should()
        .dependOnClassesThat(
            resideInAPackage(POLICY).and(not(resideInAnyPackage(exportedByTheEngine()))))
        .check(classes);
  }

  @ArchTest
  static final ArchRule theCorePackagesUseOnlyThoseToTheirLeft =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(CORE)
          .withOptionalLayers(true)
          .layer("labeling")
          .definedBy("io.labelguard.core.labeling..")
          .layer("check")
          .definedBy("io.labelguard.core.check..")
          .layer("doctor")
          .definedBy("io.labelguard.core.doctor..")
          .layer("fix")
          .definedBy("io.labelguard.core.fix..")
          .layer("compose")
          .definedBy("io.labelguard.core.compose..")
          .layer("index")
          .definedBy("io.labelguard.core.index..")
          .layer("event")
          .definedBy("io.labelguard.core.event..")
          .layer("record")
          .definedBy("io.labelguard.core.record..")
          .layer("report")
          .definedBy("io.labelguard.core.report..")
          .layer("port")
          .definedBy("io.labelguard.core.port..")
          .layer("sweep")
          .definedBy("io.labelguard.core.sweep..")
          .layer("redrive")
          .definedBy("io.labelguard.core.redrive..")
          .layer("alert")
          .definedBy("io.labelguard.core.alert..")
          .layer("guard")
          .definedBy("io.labelguard.core.guard")
          .layer("past")
          .definedBy("io.labelguard.core.guard.past..")
          .layer("setup")
          .definedBy("io.labelguard.core.guard.setup..")
          .layer("request")
          .definedBy("io.labelguard.core.guard.request..")
          .layer("cors")
          .definedBy("io.labelguard.core.guard.cors..")
          .layer("workforce")
          .definedBy("io.labelguard.core.guard.workforce..")
          .layer("detect")
          .definedBy("io.labelguard.core.guard.detect..")
          .layer("write")
          .definedBy("io.labelguard.core.guard.write..")
          .whereLayer("labeling")
          .mayNotAccessAnyLayer()
          .whereLayer("check")
          .mayOnlyAccessLayers("labeling")
          .whereLayer("doctor")
          .mayOnlyAccessLayers("labeling", "check")
          .whereLayer("fix")
          .mayOnlyAccessLayers("labeling", "check")
          .whereLayer("compose")
          .mayOnlyAccessLayers("labeling", "check", "fix")
          .whereLayer("index")
          .mayOnlyAccessLayers("labeling")
          .whereLayer("event")
          .mayOnlyAccessLayers("labeling", "index")
          .whereLayer("record")
          .mayOnlyAccessLayers("fix")
          .whereLayer("report")
          .mayOnlyAccessLayers("labeling", "check", "fix", "event", "record")
          .whereLayer("port")
          .mayOnlyAccessLayers("labeling", "check", "record", "report")
          .whereLayer("sweep")
          .mayOnlyAccessLayers("labeling", "check", "port")
          .whereLayer("redrive")
          .mayOnlyAccessLayers("labeling", "record", "report", "port")
          .whereLayer("past")
          .mayOnlyAccessLayers("labeling", "check", "fix", "record")
          .whereLayer("setup")
          .mayOnlyAccessLayers("labeling", "check", "record", "port", "guard", "past")
          .whereLayer("alert")
          .mayOnlyAccessLayers("event", "record", "report", "port", "check")
          .whereLayer("guard")
          .mayOnlyAccessLayers(
              "labeling",
              "index",
              "check",
              "fix",
              "event",
              "record",
              "report",
              "port",
              "alert",
              "past")
          .whereLayer("request")
          .mayOnlyAccessLayers("record", "report", "port", "guard")
          .whereLayer("cors")
          .mayOnlyAccessLayers(
              "labeling", "check", "fix", "event", "record", "report", "port", "guard", "request")
          .whereLayer("workforce")
          .mayOnlyAccessLayers("labeling", "fix", "record", "report", "port", "guard", "request")
          .whereLayer("detect")
          .mayOnlyAccessLayers(
              "labeling",
              "index",
              "check",
              "fix",
              "event",
              "record",
              "report",
              "port",
              "sweep",
              "guard",
              "setup",
              "request",
              "cors",
              "workforce")
          .whereLayer("write")
          .mayOnlyAccessLayers(
              "labeling",
              "index",
              "check",
              "fix",
              "event",
              "record",
              "report",
              "port",
              "guard",
              "setup",
              "cors",
              "workforce");

  @ArchTest
  static final ArchRule theEngineUsesTheJdkAndOneParserOnly =
      noClasses()
          .that()
          .resideInAPackage(POLICY)
          .should()
          .dependOnClassesThat(not(resideInAnyPackage(POLICY, "java..", PARSER, "org.jspecify..")));

  @ArchTest
  static final ArchRule onlyTheEnginesJsonPackageSeesTheParser =
      noClasses()
          .that()
          .resideInAPackage(POLICY)
          .and(not(resideInAnyPackage("io.labelguard.policy.json..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PARSER);

  @ArchTest
  static final ArchRule theCoreUsesTheJdkAndTheEngineOnly =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat(
              not(resideInAnyPackage(CORE, POLICY, "java..", "javax.crypto..", "org.jspecify..")));

  @ArchTest
  static final ArchRule theCoreReachesNoWorldButThroughItsPorts =
      noClasses()
          .that()
          .resideInAnyPackage(POLICY, CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net.http..", "java.nio.file..", "java.sql..", "java.util.logging..")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule nothingPointsAtTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.labelguard.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.labelguard.cli..");

  @ArchTest
  static final ArchRule theLocalAwsDoesNotKnowTheGuardsAdapters =
      noClasses()
          .that()
          .resideInAPackage("io.labelguard.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.labelguard.aws..", "io.labelguard.lambda..");

  @ArchTest
  static final ArchRule theAdaptersDoNotKnowTheHandlers =
      noClasses()
          .that()
          .resideInAPackage("io.labelguard.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.labelguard.lambda..", "io.labelguard.local..");

  @ArchTest
  static final ArchRule whatWordsAndEscapesKnowsNoSdk =
      noClasses()
          .that()
          .resideInAnyPackage("io.labelguard.core.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  @ArchTest
  static final ArchRule whatDetectsCannotWrite =
      noClasses()
          .that()
          .resideInAPackage("io.labelguard.core.guard.detect..")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Writer")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.labelguard.core.guard.write..");

  @ArchTest
  static final ArchRule noPackagesFormACircle =
      slices().matching("io.labelguard.(**)").should().beFreeOfCycles();

  private static ArchRule engineInOrder() {
    LayeredArchitecture engine =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(POLICY)
            .ensureAllClassesAreContainedInArchitectureIgnoring(
                "io.labelguard.[core|aws|lambda|local|cli]..");
    for (String name : ENGINE_ORDER) {
      engine = engine.layer(name).definedBy(name);
    }
    for (int at = 0; at < ENGINE_ORDER.size(); at++) {
      LayeredArchitecture.LayerDependencySpecification layer =
          engine.whereLayer(ENGINE_ORDER.get(at));
      engine =
          at == 0
              ? layer.mayNotAccessAnyLayer()
              : layer.mayOnlyAccessLayers(ENGINE_ORDER.subList(0, at).toArray(String[]::new));
    }
    return engine;
  }

  private static String[] exportedByTheEngine() throws IOException {
    Path source =
        Repository.root().resolve("functions/policy/src/main/java").resolve("module-info.java");
    return Pattern.compile("exports ([a-z.]+);")
        .matcher(Files.readString(source))
        .results()
        .map(export -> export.group(1))
        .toArray(String[]::new);
  }
}
