package io.labelguard.aws.event;

import io.labelguard.core.report.text.Escaped;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the name of what a call changed, such as a bucket, job, team or key.
///
/// A bucket's name is the request's `bucketName`, never taken from the policy, whose Resource may
/// name another. Where CloudTrail left the request out (over 100 KB), or the request names an ARN,
/// the ARNs of the record serve.
record NameReader(RecordMembers members, WatchedCall call) {

  /// Returns the name as the record has it, for a line of output.
  Optional<String> unchecked() {
    return members
        .text(call.request())
        .map(text -> call.kind().nameIn(text).orElse(text))
        .or(this::inArns);
  }

  /// Returns the name if AWS accepts it for a resource of that kind.
  ///
  /// @throws MalformedEventException otherwise
  String checked() {
    String name =
        unchecked()
            .orElseThrow(
                () ->
                    new MalformedEventException(
                        call.request(), "is missing, and no ARN in the record has the name"));
    if (!call.kind().canBe(name)) {
      throw new MalformedEventException(
          call.request(),
          "\"%s\" cannot be the name of a %s"
              .formatted(Escaped.line(name, 80), call.kind().text()));
    }
    return name;
  }

  /// Whether the record names a resource, but none of the kind that the call is watched for.
  boolean isOfAnotherKind() {
    return call.ofAnyKind() && unchecked().isEmpty() && arns().findAny().isPresent();
  }

  private Optional<String> inArns() {
    return arns().flatMap(arn -> call.kind().nameIn(arn).stream()).findFirst();
  }

  /// An ARN that is part of a URL may be written as it was there.
  private Stream<String> arns() {
    return call.arns().stream()
        .flatMap(path -> members.all(path).stream())
        .map(arn -> arn.replaceAll("(?i)%3a", ":").replaceAll("(?i)%2f", "/"));
  }
}
