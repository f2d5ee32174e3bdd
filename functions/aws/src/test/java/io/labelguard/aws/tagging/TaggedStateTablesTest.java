package io.labelguard.aws.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.StateTables.OfStack;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class TaggedStateTablesTest {

  private static final String PAGE =
      """
      {"PaginationToken": "%s", "ResourceTagMappingList": [
        {"ResourceARN": "arn:aws:dynamodb:us-east-1:111122223333:table/%s",
         "Tags": [{"Key": "team", "Value": "data"}, {"Key": "labelguard:table", "Value": "%s"}]}]}
      """;

  @Test
  void theTablesOfAllPagesAreRead() {
    try (LoopbackAws aws =
        new LoopbackAws(
            asked ->
                Answer.ok(
                    asked.body().contains("PaginationToken")
                        ? PAGE.formatted("", "first-StateTable", "first")
                        : PAGE.formatted("next", "second-StateTable", "second")))) {
      assertThat(tables(aws).all())
          .containsExactly(
              new OfStack("first-StateTable", "first"), new OfStack("second-StateTable", "second"));
      assertThat(aws.asked())
          .extracting(Ask::body)
          .containsExactly(
              "{\"ResourceTypeFilters\":[\"dynamodb:table\"],"
                  + "\"TagFilters\":[{\"Key\":\"labelguard:table\"}]}",
              "{\"ResourceTypeFilters\":[\"dynamodb:table\"],"
                  + "\"TagFilters\":[{\"Key\":\"labelguard:table\"}],\"PaginationToken\":\"next\"}");
    }
  }

  @Test
  void theRequestIsSignedForTheRegion() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(PAGE.formatted("", "t", "s")))) {
      tables(aws).all();
      assertThat(aws.asked())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.operation()).isEqualTo("GetResources");
                assertThat(asked.headers().get("authorization"))
                    .contains("/eu-west-1/tagging/aws4_request");
              });
    }
  }

  @Test
  void whatIsNotATaggedTableIsLeftOut() {
    assertThat(
            all(
                _ ->
                    Answer.ok(
                        """
                        {"ResourceTagMappingList": [
                          {"ResourceARN": "arn:aws:s3:::bucket",
                           "Tags": [{"Key": "labelguard:table", "Value": "s"}]},
                          {"ResourceARN": "arn:aws:dynamodb:eu-west-1:111122223333:table/t"},
                          7]}
                        """)))
        .isEmpty();
  }

  @Test
  void aRefusalNamesThePermission() {
    CallFailure failure = failure(_ -> Answer.jsonError(400, "AccessDeniedException", "No."));
    assertThat(failure.refused()).isTrue();
    assertThat(failure.sentence())
        .isEqualTo(
            "Labelguard could not find Labelguard's state table with tag:GetResources: HTTP 400,"
                + " AccessDeniedException: No.");
  }

  @Test
  void anyOtherErrorIsAFailure() {
    assertThat(failure(_ -> Answer.jsonError(400, "ThrottledException", "slow down")).reason())
        .isEqualTo("HTTP 400, ThrottledException: slow down");
    assertThat(failure(_ -> Answer.status(503, "<html>")).reason())
        .isEqualTo("HTTP 503, no reason given");
    assertThat(failure(_ -> Answer.lost()).reason()).startsWith("cannot reach tagging: ");
    assertThat(failure(_ -> Answer.ok("<html>")).reason()).isEqualTo("the answer is not JSON");
  }

  @Test
  void pagesWithoutAnEndAreAFailure() {
    assertThat(failure(_ -> Answer.ok(PAGE.formatted("next", "t", "s"))).reason())
        .isEqualTo("the answer has more than 30 pages");
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://tagging.us-east-1.amazonaws.com",
    "cn-north-1, https://tagging.cn-north-1.amazonaws.com.cn",
    "us-gov-west-1, https://tagging.us-gov-west-1.amazonaws.com"
  })
  void theAddressIsThatOfTheRegion(String region, String endpoint) {
    assertThat(TaggedResources.addressIn(Region.of(region)).endpoint()).hasToString(endpoint);
  }

  private static CallFailure failure(Function<Ask, Answer> answers) {
    return catchThrowableOfType(CallFailedException.class, () -> all(answers)).failure();
  }

  private static List<OfStack> all(Function<Ask, Answer> answers) {
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      return tables(aws).all();
    }
  }

  private static TaggedStateTables tables(LoopbackAws aws) {
    return new TaggedStateTables(
        new TaggedResources(
            new SignedCalls(
                UrlConnectionHttpClient.create(),
                LoopbackAws.credentials(),
                TaggedResources.addressIn(Region.EU_WEST_1).at(aws.uri()))));
  }
}
