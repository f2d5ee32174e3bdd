package io.labelguard.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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

  private static final String CORE = "io.labelguard.core..";

  @ArchTest
  static final ArchRule theCorePackagesUseOnlyThoseToTheirLeft =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(CORE)
          .withOptionalLayers(true)
          .layer("policy")
          .definedBy("io.labelguard.core.policy..")
          .layer("evaluate")
          .definedBy("io.labelguard.core.evaluate..")
          .layer("labeling")
          .definedBy("io.labelguard.core.labeling..")
          .layer("check")
          .definedBy("io.labelguard.core.check..")
          .layer("fix")
          .definedBy("io.labelguard.core.fix..")
          .layer("guard")
          .definedBy("io.labelguard.core.guard..")
          .whereLayer("policy")
          .mayNotAccessAnyLayer()
          .whereLayer("evaluate")
          .mayOnlyAccessLayers("policy")
          .whereLayer("labeling")
          .mayOnlyAccessLayers("policy", "evaluate")
          .whereLayer("check")
          .mayOnlyAccessLayers("policy", "evaluate", "labeling")
          .whereLayer("fix")
          .mayOnlyAccessLayers("policy", "evaluate", "labeling", "check")
          .whereLayer("guard")
          .mayOnlyAccessLayers("policy", "evaluate", "labeling", "check", "fix");

  @ArchTest
  static final ArchRule everyCoreClassStandsInOneOfTheOrderedPackages =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .resideInAnyPackage(
              "io.labelguard.core.policy..",
              "io.labelguard.core.evaluate..",
              "io.labelguard.core.labeling..",
              "io.labelguard.core.check..",
              "io.labelguard.core.fix..",
              "io.labelguard.core.guard..");

  @ArchTest
  static final ArchRule theCoreUsesTheJdkAndOnlyItsPolicyReaderTheParser =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .and(not(resideInAnyPackage("io.labelguard.core.policy..")))
          .should()
          .dependOnClassesThat(
              not(resideInAnyPackage(CORE, "java..", "javax.crypto..", "org.jspecify..")));

  @ArchTest
  static final ArchRule thePolicyReaderUsesTheJdkAndTheParser =
      noClasses()
          .that()
          .resideInAPackage("io.labelguard.core.policy..")
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      CORE, "java..", "com.fasterxml.jackson.core..", "org.jspecify..")));

  @ArchTest
  static final ArchRule theCoreReachesNoWorldButThroughItsPorts =
      noClasses()
          .that()
          .resideInAPackage(CORE)
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
  static final ArchRule packagesOfAModuleHaveNoCycles =
      slices().matching("io.labelguard.(*).(*)..").should().beFreeOfCycles();
}
