package io.labelguard.aws.kms;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.AnsweredPolicy;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.layer.GrantsDocument;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.KmsServiceMetadata;

/// Reads keys by DescribeKey, GetKeyPolicy and ListGrants. Each call is tried once.
///
/// @see <a
///     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">DescribeKey</a>
/// @see <a
///     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html">GetKeyPolicy</a>
/// @see <a
///     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html">ListGrants</a>
public final class AwsKeys implements Keys {

  private static final String TARGET = "TrentService.";
  private static final String KEY_ID = "KeyId";
  private static final String MARKER = "Marker";

  /// What KMS answers where there is no key of a name, or where none can have that name.
  private static final Set<String> NO_SUCH_KEY =
      Set.of("NotFoundException", "InvalidArnException", "ValidationException");

  /// A key has at most 50,000 grants, a page at least 50 unless it is asked for fewer.
  private static final int PAGES = 1000;

  private final SignedCalls kms;

  /// @param kms calls at [#addressIn], or at another endpoint
  public AwsKeys(SignedCalls kms) {
    this.kms = kms;
  }

  /// Returns the address of KMS in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "kms", region, URI.create("https://" + new KmsServiceMetadata().endpointFor(region)));
  }

  @Override
  public Reading<Optional<KeyFacts>> find(String name) {
    return AwsCalls.of(
        "read KMS key " + name + " with kms:DescribeKey",
        () ->
            read(
                "DescribeKey",
                Map.of(KEY_ID, name),
                answer ->
                    Optional.of(
                        answer
                            .json()
                            .flatMap(KeyFacts::of)
                            .orElseThrow(
                                () -> SdkClientException.create("the answer names no key"))),
                Optional::empty));
  }

  @Override
  public Reading<Policy> policy(String arn) {
    return AwsCalls.of(
        "read the policy of KMS key " + arn + " with kms:GetKeyPolicy",
        () ->
            read(
                "GetKeyPolicy",
                Map.of(KEY_ID, arn, "PolicyName", "default"),
                AnsweredPolicy::in,
                () -> {
                  throw gone(arn);
                }));
  }

  @Override
  public Reading<List<Grant>> grants(String arn) {
    return AwsCalls.of(
        "read the grants of KMS key " + arn + " with kms:ListGrants", () -> allGrants(arn));
  }

  private Reading<List<Grant>> allGrants(String arn) {
    List<Grant> grants = new ArrayList<>();
    Map<String, String> asked = new TreeMap<>(Map.of(KEY_ID, arn));
    for (int page = 0; page < PAGES; page++) {
      Reading<AnsweredJson> read =
          read(
              "ListGrants",
              asked,
              answer -> answer,
              () -> {
                throw gone(arn);
              });
      switch (read) {
        case Reading.NotPermitted<AnsweredJson>(String permission, String reason) -> {
          return new Reading.NotPermitted<>(permission, reason);
        }
        case Reading.NotGiven<AnsweredJson> _ -> {
          return new Reading.NotGiven<>();
        }
        case Reading.Known<AnsweredJson>(AnsweredJson answer) -> {
          grants.addAll(grants(answer));
          Optional<String> next = answer.text("NextMarker").filter(text -> !text.isEmpty());
          if (next.isEmpty()) {
            return new Reading.Known<>(List.copyOf(grants));
          }
          asked.put(MARKER, next.get());
        }
      }
    }
    throw SdkClientException.create("the answer has more than " + PAGES + " pages");
  }

  private static List<Grant> grants(AnsweredJson answer) {
    Json json =
        answer.json().orElseThrow(() -> SdkClientException.create("the answer is not JSON"));
    try {
      return GrantsDocument.read(json).orElseGet(List::of);
    } catch (MalformedRequestException e) {
      throw SdkClientException.create("the grants cannot be read: " + e.getMessage(), e);
    }
  }

  /// Makes a call.
  ///
  /// @param missing what is known where there is no such key
  private <T> Reading<T> read(
      String operation,
      Map<String, String> request,
      Function<AnsweredJson, T> value,
      Supplier<T> missing) {
    SignedAnswer answer =
        kms.json(TARGET + operation, JsonWriter.object(out -> request.forEach(out::text)));
    if (answer.ok()) {
      return new Reading.Known<>(value.apply(answer.json()));
    }
    AwsServiceException failure = answer.jsonFailure();
    AwsErrorDetails details = failure.awsErrorDetails();
    if (details != null && NO_SUCH_KEY.contains(details.errorCode())) {
      return new Reading.Known<>(missing.get());
    }
    return AwsCalls.notPermitted("kms:" + operation, failure);
  }

  private static SdkClientException gone(String arn) {
    return SdkClientException.create("key " + arn + " went away while it was read");
  }
}
