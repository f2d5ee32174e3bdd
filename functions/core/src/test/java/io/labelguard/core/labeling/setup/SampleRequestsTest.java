package io.labelguard.core.labeling.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Judges CreateLabelingJob requests of AWS's public samples and documentation. Each file names its
/// repository and path, what was filled in where the sample has a placeholder, and the members that
/// are wrong: none in a sample that runs.
class SampleRequestsTest {

  @TestFactory
  Stream<DynamicTest> whatIsWrongWithEachIsFound() {
    return files().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
  }

  @Test
  void thereAreSamplesThatRunAndSamplesThatAreRefused() {
    assertThat(files().filter(file -> faults(file).isEmpty())).hasSizeGreaterThanOrEqualTo(7);
    assertThat(files().filter(file -> !faults(file).isEmpty())).hasSizeGreaterThanOrEqualTo(7);
  }

  private static void check(Path file) {
    assertThat(Requests.members(Requests.job(read(file).all("request").getFirst())))
        .containsExactlyElementsOf(faults(file));
  }

  private static List<String> faults(Path file) {
    return ((Json.Arr) read(file).all("faults").getFirst())
        .items().stream().map(item -> ((Json.Str) item).value()).toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Json.Obj read(Path file) {
    try {
      return (Json.Obj) JsonReader.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJsonException e) {
      throw new AssertionError(name(file), e);
    }
  }

  private static Stream<Path> files() {
    try (Stream<Path> files =
        Files.list(
            Path.of(
                Objects.requireNonNull(SampleRequestsTest.class.getResource("requests"))
                    .toURI()))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
