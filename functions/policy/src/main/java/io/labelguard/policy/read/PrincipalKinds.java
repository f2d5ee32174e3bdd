package io.labelguard.policy.read;

import io.labelguard.policy.model.PrincipalElement.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The member names of a Principal object.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
public final class PrincipalKinds {

  private static final Map<String, Kind> BY_NAME =
      Map.of(
          "AWS", Kind.AWS,
          "Service", Kind.SERVICE,
          "Federated", Kind.FEDERATED,
          "CanonicalUser", Kind.CANONICAL_USER);

  public static final Set<String> NAMES = BY_NAME.keySet();

  private PrincipalKinds() {}

  public static Optional<Kind> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
