package io.labelguard.aws.sagemaker;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.Workteams;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/// Reads private work teams and the workforce from SageMaker.
public final class SageMakerWorkteams implements Workteams {

  private static final String MODE_TAG = "labelguard:mode";
  private static final int PAGE = 100;

  private final SageMakerClient sageMaker;

  public SageMakerWorkteams(SageMakerClient sageMaker) {
    this.sageMaker = sageMaker;
  }

  @Override
  public Optional<Workteam> find(String name) {
    return AwsCalls.of(
        "describe work team " + name, () -> described(sageMaker, name).map(WorkteamReader::of));
  }

  @Override
  public List<Workteam> all() {
    return AwsCalls.of(
        "list the work teams",
        () ->
            sageMaker.listWorkteamsPaginator(ask -> ask.maxResults(PAGE)).workteams().stream()
                .map(WorkteamReader::of)
                .sorted(Comparator.comparing(Workteam::name))
                .toList());
  }

  @Override
  public Optional<Workforce> workforce() {
    return onlyWorkforce(sageMaker);
  }

  /// Reads the workforce. An account has at most one in a Region, under a name that is not always
  /// `default`.
  static Optional<Workforce> onlyWorkforce(SageMakerClient sageMaker) {
    return AwsCalls.of(
        "list the workforces",
        () ->
            sageMaker.listWorkforcesPaginator(ask -> ask.maxResults(PAGE)).workforces().stream()
                .findFirst()
                .map(WorkteamReader::of));
  }

  @Override
  public TagReading modeTag(Workteam team) {
    return modeTag("work team " + team.name(), team.arn());
  }

  @Override
  public TagReading modeTag(Workforce workforce) {
    return modeTag("workforce " + workforce.name(), workforce.arn());
  }

  private TagReading modeTag(String words, Optional<String> arn) {
    return arn.map(known -> AwsCalls.of("read the tags of " + words, () -> tag(known)))
        .orElseGet(() -> new TagReading.Unreadable("the ARN of " + words + " is not known"));
  }

  private TagReading tag(String arn) {
    try {
      return new TagReading.Value(
          sageMaker.listTagsPaginator(ask -> ask.resourceArn(arn).maxResults(PAGE)).tags().stream()
              .filter(tag -> tag.key().equals(MODE_TAG))
              .map(Tag::value)
              .findFirst(),
          Optional.empty());
    } catch (SageMakerException e) {
      if (e.statusCode() >= 500 || e.isThrottlingException()) {
        throw e;
      }
      return new TagReading.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /// Describes a team; empty if there is none of that name. DescribeWorkteam documents no error for
  /// that case: AWS answers ValidationException or ResourceNotFound.
  static Optional<software.amazon.awssdk.services.sagemaker.model.Workteam> described(
      SageMakerClient sageMaker, String name) {
    try {
      return Optional.ofNullable(
          sageMaker.describeWorkteam(ask -> ask.workteamName(name)).workteam());
    } catch (SageMakerException e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      if ("ValidationException".equals(code) || "ResourceNotFound".equals(code)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
