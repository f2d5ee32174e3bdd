package io.labelguard.policy.lint;

import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.read.LiveReader;
import io.labelguard.policy.read.PolicyKind;
import io.labelguard.policy.read.ProblemLog;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads text as PutBucketPolicy would take it: the document around the statements.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
///     of the IAM JSON policy language</a>
public final class StrictReader {

  /// The longest bucket policy that S3 accepts, in bytes of UTF-8.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html">Adding
  ///     a bucket policy</a>
  private static final int MOST_BYTES = 20_480;

  private final String text;
  private final ProblemLog problems;

  private StrictReader(String text) {
    this.text = text;
    this.problems = new ProblemLog(new LineMap(text));
  }

  /// {@return the policy and everything that is wrong with its text}
  public static StrictReading read(String text) {
    return new StrictReader(text).read();
  }

  private StrictReading read() {
    checkSize();
    Json json;
    try {
      json = JsonReader.read(text);
    } catch (MalformedJsonException e) {
      problems.error(e);
      return new StrictReading(Optional.empty(), problems.sorted());
    }
    checkDuplicates(json);
    if (json instanceof Json.Obj document) {
      new DocumentRules(problems).check(document);
    } else {
      problems.error(
          Pointer.ROOT, json.span(), "the policy must be a JSON object: start it with {");
    }
    Optional<Policy> policy = policy(json);
    return new StrictReading(policy, problems.sorted());
  }

  /// What S3 counts is the text without the white space between its tokens, as two public
  /// measurements showed.
  private void checkSize() {
    // A char has one to three bytes in UTF-8.
    if (text.length() <= MOST_BYTES / 3 || bytes(text) <= MOST_BYTES) {
      return;
    }
    int counted = bytes(CompactText.of(text));
    if (counted > MOST_BYTES) {
      problems.warning(
          LintRule.TOO_LONG,
          Pointer.ROOT,
          new Span(0, 0),
          "the policy is "
              + counted
              + " bytes long without white space and S3 accepts at most "
              + MOST_BYTES
              + "; shorten it");
    } else {
      problems.warning(
          LintRule.LONG_WITH_WHITE_SPACE,
          Pointer.ROOT,
          new Span(0, 0),
          "the policy is "
              + bytes(text)
              + " bytes long, "
              + counted
              + " of them without white space, and AWS documents a limit of "
              + MOST_BYTES
              + ": remove the white space to be sure");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void checkDuplicates(Json json) {
    for (JsonReader.Duplicate duplicate : JsonReader.duplicates(json)) {
      String name = duplicate.member().name().value();
      problems.error(
          duplicate.pointer(),
          duplicate.member().name().span(),
          Quoted.text(name) + " is given twice in one object; merge the two or remove one");
    }
  }

  private Optional<Policy> policy(Json json) {
    try {
      Policy policy = LiveReader.read(text, json, PolicyKind.RESOURCE);
      new HoldingRules(problems).check(policy);
      return Optional.of(policy);
    } catch (MalformedPolicyException _) {
      // The rules have reported why.
      return Optional.empty();
    }
  }
}
