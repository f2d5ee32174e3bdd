package io.labelguard.policy.request;

import io.labelguard.policy.tables.S3Actions;
import io.labelguard.policy.tables.S3Actions.Target;
import java.util.List;

/// The names of the actions of S3, by what they act on, from the bundled table.
///
/// @see <a
///     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions
///     defined by Amazon S3</a>
public final class S3ActionNames {

  private S3ActionNames() {}

  /// {@return the actions on objects, such as `s3:GetObject`}
  public static List<String> onObjects() {
    return on(Target.OBJECT);
  }

  /// {@return the actions on buckets, such as `s3:ListBucket`}
  public static List<String> onBuckets() {
    return on(Target.BUCKET);
  }

  private static List<String> on(Target target) {
    return S3Actions.all().stream()
        .filter(action -> action.targets().contains(target))
        .map(S3Actions.Action::written)
        .toList();
  }
}
