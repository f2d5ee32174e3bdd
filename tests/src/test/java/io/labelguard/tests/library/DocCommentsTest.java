package io.labelguard.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others call says what it means, and its javadoc builds.
class DocCommentsTest {

  @TempDir Path folder;

  @Test
  void everythingThatIsExportedHasADocComment() throws IOException {
    ApiComments.Found found = ApiComments.in(PolicyModule.exportedFiles());
    assertThat(found.missing()).as("declarations without a doc comment").isEmpty();
    assertThat(found.documented()).isGreaterThan(200);
  }

  @Test
  void whatHasNoDocCommentIsFound() throws IOException {
    Path source = folder.resolve("Sample.java");
    Files.writeString(
        source,
        """
        /// A sample.
        public sealed interface Sample {
          int CONSTANT = 1;
          void method();
          /// Said.
          record Said(int at) implements Sample {
            public Said {
              if (at < 0) throw new IllegalArgumentException();
            }
            public Said(String at) { this(1); }
            @Override public void method() {}
            public void more() {}
            private void hidden() {}
          }
          record Quiet(int at) implements Sample {
            public Quiet {}
            public void method() {}
          }
          /// Kinds.
          enum Kind { ONE }
          class Hidden { private static class Deep { public void no() {} } }
        }
        """);
    assertThat(ApiComments.in(List.of(source)).missing())
        .containsExactly(
            "Sample.java: CONSTANT",
            "Sample.java: method()",
            "Sample.java: <init>(int at)",
            "Sample.java: <init>(String at)",
            "Sample.java: more()",
            "Sample.java: Quiet",
            "Sample.java: method()",
            "Sample.java: ONE",
            "Sample.java: Hidden");
  }

  @Test
  void theJavadocBuildsWithoutAWarning() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-quiet", "-Xdoclint:all,-missing", "-Werror", "-encoding", "UTF-8"));
    arguments.addAll(List.of("-d", folder.toString(), "--release", "25"));
    arguments.addAll(List.of("--module-path", modulePath()));
    PolicyModule.files().forEach(file -> arguments.add(file.toString()));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int exit =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    assertThat(said.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(folder.resolve("io.labelguard.policy/io/labelguard/policy/PolicyReader.html"))
        .exists();
  }

  /// Returns the two modules that the module requires.
  private static String modulePath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> entry.contains("jackson-core-") || entry.contains("jspecify-"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
