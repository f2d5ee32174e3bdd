package io.labelguard.core.labeling;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What iam:GetRole says of an execution role.
///
/// @param id its unique id, such as `AROAEXAMPLE`
/// @param tags value by key
/// @param trust its trust policy, which says who may assume it; empty where it was not given
/// @param boundaryArn the ARN of its permissions boundary; empty where it has none
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
public record RoleFacts(
    String arn,
    String id,
    SortedMap<String, String> tags,
    Optional<Policy> trust,
    Optional<String> boundaryArn) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,128}");

  /// @throws IllegalArgumentException where the id has not the form of one
  public RoleFacts {
    if (!isId(id)) {
      throw new IllegalArgumentException("not the id of a role: " + id);
    }
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /// Facts of a role without a permissions boundary.
  public RoleFacts(String arn, String id, SortedMap<String, String> tags, Optional<Policy> trust) {
    this(arn, id, tags, trust, Optional.empty());
  }

  /// Facts of such a role, without its trust policy.
  public RoleFacts(String arn, String id, SortedMap<String, String> tags) {
    this(arn, id, tags, Optional.empty());
  }

  /// Whether a text has the form of a role's unique id.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Reads GetRole's output; empty where it names no ARN or id.
  public static Optional<RoleFacts> of(Json document) {
    List<String> notes = new ArrayList<>();
    DocumentFields outer = DocumentFields.of(document, notes);
    DocumentFields role = outer.has("Role") ? outer.in("Role") : outer;
    SortedMap<String, String> tags = new TreeMap<>();
    for (DocumentFields tag : role.objects("Tags")) {
      tag.text("Key").ifPresent(key -> tags.put(key, tag.text("Value").orElse("")));
    }
    return role.text("Arn")
        .flatMap(
            arn ->
                role.text("RoleId")
                    .filter(RoleFacts::isId)
                    .map(id -> new RoleFacts(arn, id, tags)));
  }
}
