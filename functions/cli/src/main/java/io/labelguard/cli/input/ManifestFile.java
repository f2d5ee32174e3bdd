package io.labelguard.cli.input;

import io.labelguard.core.labeling.manifest.ManifestScanner;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.NotJsonLines;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Reads a manifest that a person gave; it is never held as a whole.
public final class ManifestFile {

  /// A sequence file that is too long to be parsed for a message.
  private static final Pattern LONG_SEQUENCE =
      Pattern.compile("\\A\\s*\\{.*?\"(?:seq-no|number-of-frames|frames)\"\\s*:", Pattern.DOTALL);

  private static final String PRINTED =
      "is not JSON Lines: its first line ends inside an open value, so it is a document printed"
          + " over several lines, or it was cut";

  private ManifestFile() {}

  /// Scans a manifest.
  ///
  /// @param mostBytes where to stop
  /// @param progress gets the number of bytes read so far
  /// @throws InputException where the file cannot be read, or is not JSON Lines
  public static ManifestSummary scan(Path file, long mostBytes, LongConsumer progress) {
    try (KeptStart in = new KeptStart(TextFile.open(file))) {
      ManifestSummary summary = ManifestScanner.scan(in, mostBytes, progress);
      if (summary.notJsonLines().isPresent()) {
        throw refusal(file, summary.notJsonLines().get(), in.bytes());
      }
      return summary;
    } catch (IOException e) {
      throw TextFile.notRead(file, e);
    }
  }

  /// Returns the number of bytes of a file; empty where it has none that is known.
  public static OptionalLong size(Path file) {
    try {
      return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private static InputException refusal(Path file, NotJsonLines why, byte[] start) {
    TextFile.refuseCompressed(file, start);
    if (!TextFile.encoding(start).equals(StandardCharsets.UTF_8)) {
      return WantedForm.MANIFEST.because(file, "is UTF-16; save it as UTF-8");
    }
    String text = new String(start, StandardCharsets.UTF_8);
    return switch (why) {
      case EMPTY -> WantedForm.MANIFEST.because(file, "is empty, not a manifest");
      case NO_OBJECT -> known(file, text, "has no line that is a JSON object");
      case PRINTED_DOCUMENT -> known(file, text, PRINTED);
    };
  }

  /// Returns the error for what the text looks like.
  ///
  /// @param otherwise what is wrong with it in any case
  private static InputException known(Path file, String text, String otherwise) {
    Optional<DocumentForm> form = form(text);
    if (form.filter(DocumentForm.SEQUENCE::equals).isPresent()) {
      return new InputException(
          TextFile.name(file)
              + " looks like a sequence file, not a manifest; give the manifest, whose source-ref"
              + " names it");
    }
    if (form.filter(DocumentForm.MANIFEST::equals).isPresent()) {
      return WantedForm.MANIFEST.because(file, "is a line of a manifest, printed over several");
    }
    return form.filter(known -> known != DocumentForm.OTHER)
        .map(known -> WantedForm.MANIFEST.notIn(file, known.words()))
        .or(
            () ->
                PlainText.of(text)
                    .map(known -> WantedForm.MANIFEST.notIn(file, JsonFile.words(known))))
        .orElseGet(() -> WantedForm.MANIFEST.because(file, otherwise));
  }

  private static Optional<DocumentForm> form(String text) {
    try {
      return Optional.of(DocumentForm.of(JsonReader.read(text.replaceFirst("^\uFEFF", ""))));
    } catch (MalformedJsonException _) {
      return text.length() > KeptStart.MOST / 2 && LONG_SEQUENCE.matcher(text).find()
          ? Optional.of(DocumentForm.SEQUENCE)
          : Optional.empty();
    }
  }
}
