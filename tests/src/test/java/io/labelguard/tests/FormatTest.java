package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Holds every source file against google-java-format. It is a test, not a plugin, because tests
/// run on JDK 25 whatever JDK runs Maven, and the formatter reads only its own JDK's Java.
class FormatTest {

  private final Formatter formatter =
      new Formatter(JavaFormatterOptions.builder().formatJavadoc(false).build());

  @Test
  void noDocCommentLineIsWiderThanTheFormatterAllows() throws IOException {
    var wide = new ArrayList<String>();
    for (var source : Repository.javaSources()) {
      var lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        if (isWideDocComment(lines.get(i)) && !lines.get(i).contains("https://")) {
          wide.add(Repository.root().relativize(source) + ":" + (i + 1));
        }
      }
    }
    assertThat(wide).as("doc comment lines over 100 columns, to be wrapped by hand").isEmpty();
  }

  @Test
  void noDocCommentIsCutInTwo() throws IOException {
    var cut = new ArrayList<String>();
    for (var source : Repository.javaSources()) {
      var lines = Files.readAllLines(source);
      for (int i = 1; i < lines.size(); i++) {
        var line = lines.get(i).stripLeading();
        var before = lines.get(i - 1).stripLeading();
        if (before.startsWith("///") && line.startsWith("//") && !line.startsWith("///")) {
          cut.add(Repository.root().relativize(source) + ":" + (i + 1));
        }
      }
    }
    assertThat(cut).as("a // line ends the /// comment before it: join the two").isEmpty();
  }

  @Test
  void everySourceFileIsFormatted() throws IOException, FormatterException {
    var write = "write".equals(System.getProperty("format"));
    var sources = Repository.javaSources();
    var unformatted = new ArrayList<Path>();
    for (var source : sources) {
      var text = Files.readString(source);
      var formatted = format(source, text);
      if (formatted.equals(text)) {
        continue;
      }
      if (write) {
        Files.writeString(source, formatted);
      } else {
        unformatted.add(Repository.root().relativize(source));
      }
    }
    assertThat(sources).as("source files found").hasSizeGreaterThan(10);
    assertThat(unformatted).as("unformatted files; CONTRIBUTING.md says how to fix it").isEmpty();
  }

  /// Formats all but doc comment lines over 100 columns (a long link): the formatter would break
  /// them into a `///` and a `//`, which ends the doc comment.
  private String format(Path source, String text) throws FormatterException {
    var wide = text.lines().filter(FormatTest::isWideDocComment).map(String::strip).toList();
    var hidden = text;
    for (int i = 0; i < wide.size(); i++) {
      hidden = hidden.replace(wide.get(i), standIn(i));
    }
    try {
      var formatted =
          formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(hidden));
      for (int i = 0; i < wide.size(); i++) {
        formatted = formatted.replace(standIn(i), wide.get(i));
      }
      return formatted;
    } catch (FormatterException e) {
      throw new FormatterException(source + ": " + e.getMessage());
    }
  }

  private static String standIn(int line) {
    return "/// @wide-line-" + line + "@";
  }

  private static boolean isWideDocComment(String line) {
    return line.length() > 100 && line.stripLeading().startsWith("///");
  }
}
