package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Holds the launcher to its word, in a copy of the repository's outline whose `mvnw` is a script
/// that notes each build and copies a prepared jar. `.ci/run` does the same with the real build.
@Timeout(60)
class LauncherTest {

  /// The program in the prepared jar.
  static final class Echo {
    public static void main(String[] args) {
      System.out.println("ran " + String.join(" ", args));
      System.out.println("home " + System.getProperty("labelguard.home"));
    }
  }

  @TempDir Path temporary;
  private Path home;

  @BeforeEach
  void layOutTheRepository() throws IOException {
    home = Files.createDirectory(temporary.toRealPath().resolve("a clone"));
    Files.createDirectories(home.resolve("functions/cli/src/main/java"));
    Files.writeString(home.resolve("functions/cli/src/main/java/Main.java"), "class Main {}");
    Files.createDirectories(home.resolve(".mvn"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("functions/cli/pom.xml"), "<project/>");
    Files.copy(Repository.root().resolve("labelguard"), home.resolve("labelguard"));
    writeEchoJar(home.resolve("prepared.jar"));
    mvnw(
        """
        echo "$JAVA_HOME" >>builds
        mkdir -p functions/cli/target/fast
        cp prepared.jar functions/cli/target/fast/labelguard-cli.jar
        """);
  }

  @Test
  void theFirstRunBuildsAndTheNextDoesNot() throws Exception {
    assertThat(run("check", "--format", "json").out())
        .containsExactly("ran check --format json", "home " + home);
    assertThat(run("check").errors()).isEmpty();
    assertThat(builds()).isOne();
  }

  @Test
  void theJarBesideTheLauncherOfReleaseIsRunAndNothingIsBuilt() throws Exception {
    var release = Files.createDirectory(temporary.toRealPath().resolve("a release"));
    Files.copy(home.resolve("labelguard"), release.resolve("labelguard"));
    Files.copy(home.resolve("prepared.jar"), release.resolve("labelguard-cli.jar"));
    var run =
        Run.of(command("check").command(release.resolve("labelguard").toString(), "check").start());
    assertThat(run.out()).containsExactly("ran check", "home " + release);
    assertThat(run.errors()).isEmpty();
    try (var left = Files.list(release)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void progressGoesToStandardErrorAlone() throws Exception {
    var run = run("check");
    assertThat(run.out()).hasSize(2);
    assertThat(run.errors()).first().asString().startsWith("labelguard: building");
    assertThat(run.errors()).last().asString().startsWith("labelguard: built in ");
  }

  @Test
  void changedSourceIsBuiltAgain() throws Exception {
    run("check");
    touch("functions/cli/src/main/java/Main.java");
    run("check");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void changedPomIsBuiltAgain() throws Exception {
    run("check");
    touch("pom.xml");
    run("check");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void changedCheckPageIsBuiltAgain() throws Exception {
    Files.createDirectories(home.resolve("docs/checks"));
    Files.writeString(home.resolve("docs/checks/LG101-denied.md"), "# LG101");
    run("check");
    touch("docs/checks/LG101-denied.md");
    run("check");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void deletedSourceIsBuiltAgain() throws Exception {
    run("check");
    Files.delete(home.resolve("functions/cli/src/main/java/Main.java"));
    touch("functions/cli/src/main/java");
    run("check");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void startedTwiceAtOnceItBuildsOnce() throws Exception {
    mvnw(
        """
        echo "$JAVA_HOME" >>builds
        while [ ! -e go ]; do sleep 0.05; done
        mkdir -p functions/cli/target/fast
        cp prepared.jar functions/cli/target/fast/labelguard-cli.jar
        """);
    var first = start("first");
    var firstErrors = first.errorReader();
    assertThat(firstErrors.readLine()).startsWith("labelguard: building");
    var second = start("second");
    var secondErrors = second.errorReader();
    assertThat(secondErrors.readLine())
        .isEqualTo("labelguard: waiting for the build of process " + first.pid() + " ...");
    Files.createFile(home.resolve("go"));

    assertThat(first.inputReader().readLine()).isEqualTo("ran first");
    assertThat(second.inputReader().readLine()).isEqualTo("ran second");
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(secondErrors.readLine()).as("no build of its own").isNull();
    assertThat(builds()).isOne();
    assertThat(lock()).doesNotExist();
  }

  @Test
  void lockOfDeadProcessDoesNotHangForever() throws Exception {
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(lock(), Path.of(dead.pid() + "@" + hostName()));
    assertThat(run("check").out()).contains("ran check");
    assertThat(builds()).isOne();
    assertThat(Files.isSymbolicLink(lock())).isFalse();
  }

  @Test
  void lockOfAnotherMachineIsWaitedForAndThenNamed() throws Exception {
    Files.createSymbolicLink(lock(), Path.of("1@another-machine"));
    var builder = command("check");
    builder.environment().put("LABELGUARD_BUILD_WAIT", "1");
    var run = Run.of(builder.start());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).last().asString().contains("1@another-machine", "delete " + lock());
    assertThat(builds()).isZero();
  }

  @Test
  void failedBuildShowsItsOutputAndIsTriedAgain() throws Exception {
    mvnw("echo \"$JAVA_HOME\" >>builds; echo '[ERROR] Main.java:[1,1] no'; exit 1");
    var run = run("check");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).contains("[ERROR] Main.java:[1,1] no");
    assertThat(run.errors()).last().asString().contains("build failed", "build.log");
    assertThat(Files.isSymbolicLink(lock())).isFalse();
    run("check");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void itWorksThroughSymlinksFromAnotherDirectory() throws Exception {
    var bin = Files.createDirectory(temporary.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("real"), Path.of("../a clone/labelguard"));
    var link = Files.createSymbolicLink(temporary.resolve("lg"), Path.of("bin/real"));
    var run = Run.of(command("check").command(link.toString(), "check").directory(null).start());
    assertThat(run.out()).containsExactly("ran check", "home " + home);
  }

  @Test
  void theExitCodeIsThatOfTheProgram() throws Exception {
    run("check");
    var jar = home.resolve("functions/cli/target/fast/labelguard-cli.jar");
    Files.writeString(jar, "no jar");
    assertThat(run("check").exitCode()).isEqualTo(1);
  }

  @Test
  void withoutJdk25ItSaysWhatToInstall() throws Exception {
    var empty = Files.createDirectory(temporary.resolve("empty"));
    var builder = command("check");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", onlyWithoutJava());
    builder.environment().put("LABELGUARD_JDK_DIRS", empty.toString());
    var run = Run.of(builder.start());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).first().asString().contains("no JDK 25 found");
    assertThat(String.join(" ", run.errors())).contains("Temurin 25", "JAVA_HOME");
    assertThat(builds()).isZero();
  }

  @Test
  void jdk25IsFoundBesideAnOlderJavaHome() throws Exception {
    var jdks = Files.createDirectory(temporary.resolve("jdks"));
    var older = Files.createDirectories(jdks.resolve("17/bin")).getParent();
    Files.writeString(older.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    var newer = Files.createDirectories(jdks.resolve("25/bin")).getParent();
    Files.writeString(newer.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    for (var tool : List.of("java", "javac")) {
      standIn(newer.resolve("bin/" + tool), Path.of(System.getProperty("java.home"), "bin", tool));
    }
    var builder = command("check");
    builder.environment().put("JAVA_HOME", older.toString());
    builder.environment().put("PATH", onlyWithoutJava());
    builder.environment().put("LABELGUARD_JDK_DIRS", jdks.toString());
    assertThat(Run.of(builder.start()).out()).contains("ran check");
    assertThat(Files.readAllLines(home.resolve("builds"))).containsExactly(newer.toString());
  }

  /// A directory with the few tools that the launcher needs, and no Java.
  private String onlyWithoutJava() throws IOException {
    var tools = Files.createDirectory(temporary.resolve("tools"));
    for (var tool :
        List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "grep",
            "find",
            "head",
            "uname",
            "ln",
            "rm",
            "mv",
            "cp",
            "mkdir",
            "cat",
            "sleep")) {
      for (var directory : List.of("/bin", "/usr/bin")) {
        var path = Path.of(directory, tool);
        if (Files.isExecutable(path) && !Files.exists(tools.resolve(tool))) {
          standIn(tools.resolve(tool), path);
        }
      }
    }
    return tools.toString();
  }

  /// A script that runs another program: a link would be followed when the directory is cleared.
  private static void standIn(Path script, Path program) throws IOException {
    Files.writeString(script, "#!/bin/sh\nexec " + program + " \"$@\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    return Run.of(start(arguments));
  }

  private Process start(String... arguments) throws IOException {
    return command(arguments).start();
  }

  private ProcessBuilder command(String... arguments) {
    var builder = new ProcessBuilder(home.resolve("labelguard").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  private void mvnw(String script) throws IOException {
    var file = home.resolve("mvnw");
    Files.writeString(file, "#!/usr/bin/env bash\nset -eu\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private long builds() throws IOException {
    var builds = home.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  private void touch(String file) throws IOException {
    Files.setLastModifiedTime(home.resolve(file), FileTime.from(Instant.now().plusSeconds(2)));
  }

  private Path lock() {
    return home.resolve(".build-lock");
  }

  private static String hostName() throws IOException, InterruptedException {
    return Run.of(new ProcessBuilder("uname", "-n").start()).out().getFirst();
  }

  private static void writeEchoJar(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, Echo.class.getName());
    var entry = Echo.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var bytes = Echo.class.getClassLoader().getResourceAsStream(entry)) {
      assertThat(bytes).isNotNull();
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
      out.closeEntry();
    }
  }

  private record Run(int exitCode, List<String> out, List<String> errors) {
    /// Waits for a process whose output is small enough not to fill a pipe.
    static Run of(Process process) throws IOException, InterruptedException {
      try (BufferedReader out = process.inputReader();
          BufferedReader errors = process.errorReader()) {
        return new Run(process.waitFor(), out.lines().toList(), errors.lines().toList());
      }
    }
  }
}
