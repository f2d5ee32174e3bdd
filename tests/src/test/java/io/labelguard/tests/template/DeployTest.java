package io.labelguard.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the way to deploy to its word: the template and samconfig.toml as they are, and `deploy`
/// in a copy of the repository's outline where `sam` is a script that notes how it was started.
/// `.ci/package.py` does the same with the real SAM CLI and a local S3.
@Timeout(60)
class DeployTest {

  private static final String JAR = "functions/lambda/target/labelguard-lambda.jar";
  private static final String SOURCE = "functions/core/src/main/java/Rule.java";
  private static final String BUILD = "functions/lambda/src/build/java/Jar.java";
  private static final String TEST = "functions/lambda/src/test/java/RuleTest.java";
  private static final Instant BUILT = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path temporary;
  private Path home;

  @BeforeEach
  void layOutTheRepositoryWithAFreshJar() throws IOException {
    home = Files.createDirectory(temporary.toRealPath().resolve("a clone"));
    Files.copy(Repository.root().resolve("deploy"), home.resolve("deploy"));
    for (var file :
        List.of(
            "pom.xml", ".mvn/maven.config", "functions/core/pom.xml", SOURCE, BUILD, TEST, JAR)) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.createFile(home.resolve(file));
    }
    try (var files = Files.walk(home)) {
      for (var file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(BUILT.minusSeconds(1)));
      }
    }
    changed(JAR, BUILT);
    var sam = Files.createDirectory(temporary.resolve("bin")).resolve("sam");
    Files.writeString(sam, "#!/bin/sh\necho \"sam in $PWD:\" \"$@\"\nexit 3\n");
    assertThat(sam.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void everyFunctionRunsTheOneJarAsItWasTested() {
    var template = Template.ofSam();
    assertThat(Template.map(template.section("Globals").get("Function")))
        .as("sam build corrects CodeUri only in the functions")
        .doesNotContainKey("CodeUri");
    var functions = template.resources("AWS::Serverless::Function");
    assertThat(functions).hasSize(6);
    functions.forEach(
        (id, function) -> {
          assertThat(Template.at(function, "Metadata", "SkipBuild")).as(id).hasValue(true);
          assertThat(template.properties(id)).as(id).containsEntry("CodeUri", JAR);
        });
  }

  @Test
  void noCommandDeploysWhatAnOldSamBuildLeft() throws IOException {
    var settings = settings();
    for (var command : List.of("deploy", "package", "sync")) {
      assertThat(settings)
          .containsEntry("default." + command + ".parameters/template_file", "\"template.yaml\"");
    }
  }

  @Test
  void freshJarIsDeployedWithTheOptionsGiven() throws Exception {
    changed(TEST, BUILT.plusSeconds(1));
    var run = deploy("--guided", "--region", "eu-west-1");
    assertThat(run.output()).isEqualTo("sam in " + home + ": deploy --guided --region eu-west-1\n");
    assertThat(run.exitCode()).as("that of sam").isEqualTo(3);
  }

  /// The copy is deployed, and it differs in the commit only.
  @Test
  void theCommitIsDeployedWhereThereIsOne() throws Exception {
    var text = Files.readString(Repository.root().resolve("template.yaml"));
    Files.writeString(home.resolve("template.yaml"), text);
    Files.writeString(home.resolve(".gitignore"), ".deploy-template.yaml\n");
    git("init", "--quiet");
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "a");
    assertThat(deploy("--guided").output())
        .isEqualTo("sam in " + home + ": deploy --template-file .deploy-template.yaml --guided\n");
    assertThat(deployedCommit(text)).matches("[0-9a-f]{12}");
    Files.writeString(home.resolve("README.md"), "changed");
    deploy();
    assertThat(deployedCommit(text)).matches("[0-9a-f]{12}-changed");
  }

  private String deployedCommit(String text) throws IOException {
    var copy = Files.readString(home.resolve(".deploy-template.yaml"));
    var commit = Pattern.compile("(?m)^      Commit: (.*)$").matcher(copy);
    assertThat(commit.find()).isTrue();
    assertThat(copy).isEqualTo(text.replace("Commit: unknown", "Commit: " + commit.group(1)));
    return commit.group(1);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("git");
    builder.command().addAll(List.of(arguments));
    assertThat(builder.directory(home.toFile()).start().waitFor()).isZero();
  }

  @Test
  void missingJarIsNotDeployed() throws Exception {
    Files.delete(home.resolve(JAR));
    var run = deploy("--guided");
    assertThat(run.output())
        .isEqualTo(
            """
            deploy: there is no functions/lambda/target/labelguard-lambda.jar
            deploy: build and test it first: ./mvnw package
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        ".mvn/maven.config",
        "functions/core/pom.xml",
        SOURCE,
        "functions/core/src/main/java",
        BUILD
      })
  void jarOlderThanASourceIsNotDeployed(String source) throws Exception {
    changed(source, BUILT.plusSeconds(1));
    var run = deploy();
    assertThat(run.output())
        .isEqualTo(
            """
            deploy: functions/lambda/target/labelguard-lambda.jar is older than %s
            deploy: build and test it first: ./mvnw package
            """
                .formatted(source));
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void ofSeveralNewerSourcesOneIsNamed() throws Exception {
    changed("functions/core/pom.xml", BUILT.plusSeconds(1));
    changed(SOURCE, BUILT.plusSeconds(1));
    assertThat(deploy().output().lines())
        .hasSize(2)
        .first()
        .asString()
        .endsWith("is older than functions/core/pom.xml");
  }

  /// Starts it in a directory that is not the repository's.
  private Run deploy(String... options) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(home.resolve("deploy").toString());
    builder.command().addAll(List.of(options));
    builder.directory(temporary.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", temporary.resolve("bin") + ":", (old, bin) -> bin + old);
    var process = builder.start();
    try (var output = process.inputReader()) {
      var text = String.join("\n", output.lines().toList()) + "\n";
      return new Run(process.waitFor(), text);
    }
  }

  private void changed(String file, Instant when) throws IOException {
    Files.setLastModifiedTime(home.resolve(file), FileTime.from(when));
  }

  /// The lines `key = value` of samconfig.toml, each by `section/key`.
  private static Map<String, String> settings() throws IOException {
    var settings = new TreeMap<String, String>();
    var section = "";
    for (var line : Files.readAllLines(Repository.root().resolve("samconfig.toml"))) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (line.contains(" = ") && !line.startsWith("#")) {
        var parts = line.split(" = ", 2);
        settings.put(section + "/" + parts[0], parts[1]);
      }
    }
    return settings;
  }

  private record Run(int exitCode, String output) {}
}
