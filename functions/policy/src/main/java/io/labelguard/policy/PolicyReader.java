package io.labelguard.policy;

import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.lint.StrictReader;
import io.labelguard.policy.lint.StrictReading;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.read.LiveReader;
import io.labelguard.policy.read.PolicyKind;

/// Reads the text of a resource policy under one of two profiles.
///
/// The live profile is for text that is in force: it keeps all that can be read. The strict profile
/// is for text that someone is about to put: it reports everything that is wrong.
public final class PolicyReader {

  private PolicyReader() {}

  /// Reads text that S3 returned. A statement with a part that cannot be read is kept, and says so
  /// in [Statement#unreadable()].
  ///
  /// @throws MalformedPolicyException where the text is not a JSON object or has no readable list
  ///     of statements
  public static Policy live(String text) throws MalformedPolicyException {
    return live(text, PolicyKind.RESOURCE);
  }

  /// Reads text as [#live] does; where no statement has a Principal or NotPrincipal, reads it as an
  /// identity policy. The statements of such a policy cover every caller.
  ///
  /// It is for a policy that a person gives: what S3 returned is never an identity policy.
  ///
  /// @throws MalformedPolicyException as [#live]
  public static Policy liveOrIdentity(String text) throws MalformedPolicyException {
    return live(text, PolicyKind.RESOURCE_OR_IDENTITY);
  }

  /// Reads the text of an identity policy, a permissions boundary, an SCP, an RCP or an endpoint
  /// policy as [#live] does. A statement without Principal and NotPrincipal covers every caller.
  ///
  /// @throws MalformedPolicyException as [#live]
  public static Policy liveOfLayer(String text) throws MalformedPolicyException {
    return live(text, PolicyKind.LAYER);
  }

  /// Reads the text of a role's trust policy as [#live] does. Its statements are about the role and
  /// have no Resource.
  ///
  /// @throws MalformedPolicyException as [#live]
  public static Policy liveOfRole(String text) throws MalformedPolicyException {
    return live(text, PolicyKind.ROLE);
  }

  private static Policy live(String text, PolicyKind kind) throws MalformedPolicyException {
    try {
      return LiveReader.read(text, JsonReader.read(text), kind);
    } catch (MalformedJsonException e) {
      throw new MalformedPolicyException(Problem.error("", e.line(), e.column(), e.reason()));
    }
  }

  /// Reads text as PutBucketPolicy would, and reports everything that it would refuse or that
  /// cannot mean what its author wrote.
  public static StrictReading strict(String text) {
    return StrictReader.read(text);
  }
}
