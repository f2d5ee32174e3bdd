package io.labelguard.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine's README keeps its word, and the engine knows nothing of what this repository guards.
class ReadmeTest {

  private static final List<String> NOT_ITS_BUSINESS =
      List.of("labeling job", "labelling job", "sagemaker", "ground truth", "groundtruth");

  @TempDir Path folder;

  @Test
  void theExampleHasAtMostTenLinesAndPrintsWhatTheReadmeSays() throws Exception {
    ReadmeExample example = ReadmeExample.read();
    assertThat(example.source().lines()).hasSizeLessThanOrEqualTo(10);
    Path main = Files.writeString(folder.resolve("Main.java"), example.source());
    List<String> command =
        List.of(
            JavaProgram.tool("java"),
            "-cp",
            System.getProperty("java.class.path"),
            main.toString());
    assertThat(JavaProgram.output(folder, command)).isEqualTo(example.output());
  }

  @Test
  void theEngineDoesNotMentionWhatIsGuarded() throws IOException {
    List<String> mentions = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(PolicyModule.folder().resolve("src/main"))) {
      files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
    }
    files.add(PolicyModule.folder().resolve("README.md"));
    for (Path file : files) {
      String text = Files.readString(file).toLowerCase(Locale.ROOT);
      NOT_ITS_BUSINESS.stream()
          .filter(text::contains)
          .forEach(word -> mentions.add(file.getFileName() + ": " + word));
    }
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(mentions).isEmpty();
  }
}
