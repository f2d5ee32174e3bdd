package io.labelguard.core.port;

/// A call to AWS that failed, after the client's own retries.
///
/// @param attempt what was tried, as it stands after "could not": `read the policy of bucket b`
/// @param reason the words of AWS or of its client, without request ids
/// @param refused whether AWS refused the caller, or trying again does not help for another reason
public record CallFailure(String attempt, String reason, boolean refused) {

  /// @throws IllegalArgumentException where it is not said what was tried
  public CallFailure {
    if (attempt.isBlank()) {
      throw new IllegalArgumentException("a failure must say what was tried");
    }
  }

  /// Returns the sentence for a person.
  public String sentence() {
    return "Labelguard could not " + attempt + ": " + reason + (reason.endsWith(".") ? "" : ".");
  }
}
