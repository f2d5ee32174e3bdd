package io.labelguard.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project outside of the repository builds with the engine's jar, from a local repository that
/// has what an install of this build puts there, and runs the README's example.
///
/// Maven runs offline: its plugins and jackson-core are those that this build has already used.
class LibraryTest {

  private static final Pattern REVISION = Pattern.compile("<revision>([^<]+)</revision>");

  private static final Path JAR = Path.of(System.getProperty("labelguard.policy.jar"));

  @TempDir Path folder;

  private String version;

  @BeforeEach
  void install() throws IOException {
    Matcher revision = REVISION.matcher(Files.readString(Repository.root().resolve("pom.xml")));
    assertThat(revision.find()).isTrue();
    version = revision.group(1);
    Path target = PolicyModule.folder().relativize(JAR.getParent());
    install("labelguard-parent", flattened(Repository.root().resolve(target)), Optional.empty());
    install("labelguard-policy", flattened(JAR.getParent()), Optional.of(JAR));
  }

  /// Returns the POM that the build installs, which has the version in it.
  private static String flattened(Path target) throws IOException {
    return Files.readString(target.resolve(".flattened-pom.xml"));
  }

  private void install(String artifact, String pom, Optional<Path> jar) throws IOException {
    Path at = installed(artifact);
    Files.createDirectories(at);
    String name = artifact + "-" + version;
    Files.writeString(at.resolve(name + ".pom"), pom);
    if (jar.isPresent()) {
      Files.copy(jar.get(), at.resolve(name + ".jar"));
    }
  }

  private Path installed(String artifact) {
    return folder.resolve("repository/io/labelguard").resolve(artifact).resolve(version);
  }

  @Test
  void aProjectOfItsOwnUsesTheEngine() throws Exception {
    ReadmeExample example = ReadmeExample.read();
    Path project = Files.createDirectories(folder.resolve("project"));
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(sources.resolve("Main.java"), example.source());
    Files.writeString(project.resolve("pom.xml"), pom());
    JavaProgram.output(
        project,
        List.of(
            Repository.root().resolve("mvnw").toString(),
            "-o",
            "-q",
            "-B",
            "-ntp",
            "-Dmaven.repo.local=" + folder.resolve("repository"),
            "-Dmaven.repo.local.tail=" + usedByTheBuild(),
            "-Dmaven.repo.local.tail.ignoreAvailability=true",
            "compile"));
    String classPath =
        String.join(
            File.pathSeparator,
            project.resolve("target/classes").toString(),
            installed("labelguard-policy")
                .resolve("labelguard-policy-" + version + ".jar")
                .toString(),
            jackson());
    assertThat(
            JavaProgram.output(
                project, List.of(JavaProgram.tool("java"), "-cp", classPath, "Main")))
        .isEqualTo(example.output());
  }

  private String pom() throws IOException {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>com.example</groupId>
      <artifactId>example</artifactId>
      <version>1</version>
      <properties>
        <maven.compiler.release>25</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
      </properties>
      <dependencies>
        <dependency>
          <groupId>io.labelguard</groupId>
          <artifactId>labelguard-policy</artifactId>
          <version>%s</version>
        </dependency>
      </dependencies>
      <build>
        <plugins>
          <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
          <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(
            version,
            pluginVersion("maven-resources-plugin"),
            pluginVersion("maven-compiler-plugin"));
  }

  /// Returns the version that this build uses, which its local repository has.
  private static String pluginVersion(String plugin) throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Repository.root().resolve("pom.xml")));
    assertThat(version.find()).as(plugin).isTrue();
    return version.group(1);
  }

  /// Returns the local repository of this build: surefire names it.
  private static String usedByTheBuild() {
    return Optional.ofNullable(System.getProperty("localRepository"))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
  }

  private static String jackson() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith("jackson-core-"))
        .findFirst()
        .orElseThrow();
  }
}
