package io.labelguard.cli.input;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.file.Path;

/// Recognises what a person gives as requests to decide.
public final class RequestFile {

  private RequestFile() {}

  /// Whether a line only begins a JSON document, which then is spread over several lines.
  public static boolean begins(String line) {
    String text = line.strip();
    return text.endsWith("{") || text.endsWith("[") || text.endsWith(",");
  }

  /// Whether a text of several lines is one JSON document.
  ///
  /// @throws InputException where the document is not a request
  public static boolean isOneRequest(Path file, String text) {
    try {
      DocumentForm form = DocumentForm.of(JsonReader.read(text));
      if (form != DocumentForm.REQUEST) {
        throw WantedForm.REQUEST.notIn(file, form.words());
      }
      return true;
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  /// Says what an object without a request looks like.
  public static String words(Json.Obj line) {
    return DocumentForm.of(line).words();
  }
}
