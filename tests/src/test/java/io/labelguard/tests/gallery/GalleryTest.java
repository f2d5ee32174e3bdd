package io.labelguard.tests.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.message.Alert;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every renderer's output in every situation is exactly what was read and found good.
class GalleryTest {

  private static final Path GALLERY = Repository.root().resolve("tests/src/test/resources/gallery");

  /// The largest output that is kept: that for programs about many jobs says nothing new.
  private static final int KEPT = 60_000;

  /// Rewritten by `-Dgolden=write`; `-Dgallery=FOLDER` writes all outputs to a folder.
  @Test
  void everyOutputIsItsGolden() throws IOException {
    Map<String, String> all = outputs();
    String folder = System.getProperty("gallery");
    if (folder != null) {
      write(all, Path.of(folder));
    }
    Map<String, String> outputs = new TreeMap<>(all);
    outputs.values().removeIf(text -> text.length() > KEPT);
    if ("write".equals(System.getProperty("golden"))) {
      for (String old : goldens().keySet()) {
        Files.delete(GALLERY.resolve(old));
      }
      write(outputs, GALLERY);
    }

    assertThat(outputs).hasSize(13 * 9 + 4 - 2);
    Map<String, String> goldens = goldens();
    assertThat(outputs.keySet()).isEqualTo(goldens.keySet());
    outputs.forEach((file, text) -> assertThat(text).as(file).isEqualTo(goldens.get(file)));
  }

  private static SortedMap<String, String> outputs() {
    SortedMap<String, String> outputs = new TreeMap<>();
    for (Map.Entry<String, Alert> each : Situations.alerts().entrySet()) {
      Map<String, String> files = new HashMap<>(Rendered.alert(each.getValue()));
      files.putAll(Rendered.report(each.getValue().report(), 80, 100));
      files.forEach((name, text) -> outputs.put(each.getKey() + "/" + name, text));
    }
    Rendered.report(Situations.endedJob(), 80, 100)
        .forEach((name, text) -> outputs.put("14-ended-job/" + name, text));
    return outputs;
  }

  private static void write(Map<String, String> outputs, Path folder) throws IOException {
    for (Map.Entry<String, String> each : outputs.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
  }

  private static SortedMap<String, String> goldens() throws IOException {
    SortedMap<String, String> goldens = new TreeMap<>();
    if (Files.exists(GALLERY)) {
      try (Stream<Path> files = Files.walk(GALLERY)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          goldens.put(
              GALLERY.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return goldens;
  }
}
