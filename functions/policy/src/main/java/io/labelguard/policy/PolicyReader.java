package io.labelguard.policy;

import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.lint.StrictReader;
import io.labelguard.policy.lint.StrictReading;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.read.LiveReader;

/// Reads the text of a bucket policy under one of two profiles.
public final class PolicyReader {

  private PolicyReader() {}

  /// Reads text that S3 returned: all that can be read is kept, what cannot makes its statement
  /// unreadable.
  ///
  /// @throws MalformedPolicyException where the text is no JSON object or has no readable list of
  ///     statements
  public static Policy live(String text) throws MalformedPolicyException {
    return live(text, false);
  }

  /// Reads text as [#live] does, and where no statement has a Principal or NotPrincipal takes it
  /// for an identity policy: its statements are about whoever it is attached to, so about any
  /// caller.
  ///
  /// For questions about a policy that someone gives; what S3 returned is never an identity policy.
  ///
  /// @throws MalformedPolicyException as [#live]
  public static Policy liveOrIdentity(String text) throws MalformedPolicyException {
    return live(text, true);
  }

  private static Policy live(String text, boolean orIdentity) throws MalformedPolicyException {
    try {
      return LiveReader.read(text, JsonReader.read(text), orIdentity);
    } catch (MalformedJsonException e) {
      throw new MalformedPolicyException(Problem.error("", e.line(), e.column(), e.reason()));
    }
  }

  /// Reads text as PutBucketPolicy would, and reports everything it would refuse or that cannot
  /// mean what was written.
  public static StrictReading strict(String text) {
    return StrictReader.read(text);
  }
}
