package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.cli.collect.Redaction;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/// No account id but AWS's own and no mail address is left in a redacted world, wherever it was.
class RedactionTest {

  private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}]@[\\p{L}\\p{N}-]+\\.");

  private static final String GROUND_TRUTH = "432418664414";
  private static final String CROWD = "394669845002";

  private static final int TRIES = 400;

  private int tries;
  private int escaped;
  private int mails;
  private int foreign;

  @AfterProperty
  void enoughCasesWereInteresting() {
    if (tries == TRIES) {
      assertThat(List.of(escaped, mails, foreign)).allMatch(count -> count > TRIES / 4);
    }
  }

  /// A text around an account id.
  enum Place {
    ALONE("%s"),
    IN_AN_ARN("arn:aws:iam::%s:role/labeler"),
    IN_A_NAME("labels-%s-us-east-1"),
    AFTER_LETTERS("x%sx"),
    IN_A_URI("s3://labels-%s/out/"),
    IN_A_MAIL("ana+%s@example.org"),
    BESIDE_A_MAIL("arn:aws:sts::%s:assumed-role/annotators/ana@example.org"),
    BESIDE_A_LINE_BREAK("first\n%s\nana.b@example.co.uk"),
    BESIDE_A_CONTROL_CHARACTER("\u0001%s\u0007zoé@example.org");

    private final String form;

    Place(String form) {
      this.form = form;
    }

    String with(String id) {
      return form.formatted(id);
    }
  }

  @Property(tries = TRIES)
  void noAccountIdAndNoMailAddressIsLeft(
      @ForAll("texts") List<String> texts, @ForAll("ids") String account, @ForAll boolean escape) {
    World world = World.parse(world(texts, account, escape).toString());

    World redacted = Redaction.of(world);
    List<String> left = texts(redacted);

    Set<String> before = ids(texts(world));
    Set<String> after = ids(left);
    assertThat(before).contains(account, GROUND_TRUTH, CROWD);
    assertThat(after).hasSameSizeAs(before).contains(GROUND_TRUTH, CROWD);
    after.removeAll(Set.of(GROUND_TRUTH, CROWD));
    assertThat(after).doesNotContainAnyElementsOf(before);
    assertThat(left).noneMatch(text -> MAIL.matcher(text).find());
    assertThat(redacted.toJson()).doesNotContain("Description", "objects", "a secret", "a line");
    tries++;
    escaped += escape ? 1 : 0;
    mails += texts(world).stream().anyMatch(text -> MAIL.matcher(text).find()) ? 1 : 0;
    foreign += before.size() > 3 ? 1 : 0;
  }

  @Property(tries = 50)
  void whatIsRedactedStaysAsItIs(
      @ForAll("texts") List<String> texts, @ForAll("ids") String account) {
    World once = Redaction.of(World.parse(world(texts, account, false).toString()));
    assertThat(texts(Redaction.of(once))).hasSameSizeAs(texts(once));
    assertThat(ids(texts(Redaction.of(once)))).hasSameSizeAs(ids(texts(once)));
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings()
        .numeric()
        .ofLength(12)
        .filter(id -> !id.startsWith("10000") && !id.equals("000000000000"));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Combinators.combine(Arbitraries.of(Place.class), ids())
        .as(Place::with)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /// Puts the texts into every kind of place that a world has.
  private static ObjectNode world(List<String> texts, String account, boolean escape) {
    ObjectNode json = JsonTrees.object();
    json.put("account", account).put("region", "us-east-1");
    ObjectNode policy = JsonTrees.object().put("Version", "2012-10-17");
    texts.forEach(text -> policy.withArray("Statement").addObject().put("Sid", text));
    ObjectNode bucket =
        json.putArray("buckets")
            .addObject()
            .put("name", "labels-" + account)
            .put("policy", escape ? escaped(policy.toString()) : policy.toString());
    bucket.putObject("objects").put("in.manifest", "a line");
    texts.forEach(text -> bucket.withObject("/tags").put(text, text));
    texts.forEach(text -> bucket.withObject("/refused").put("GetBucketTagging", text));
    ObjectNode job =
        json.putArray("jobs")
            .addObject()
            .put("LabelingJobName", "signs-" + account)
            .put("FailureReason", String.join(" and ", texts));
    job.withObject("/HumanTaskConfig")
        .put("TaskTitle", texts.getFirst())
        .put("TaskDescription", texts.getFirst())
        .put(
            "PreHumanTaskLambdaArn",
            "arn:aws:lambda:us-east-1:" + GROUND_TRUTH + ":function:PRE-BoundingBox")
        .put(
            "WorkteamArn",
            "arn:aws:sagemaker:us-east-1:" + CROWD + ":workteam/public-crowd/default");
    json.putObject("secrets").put("webhook", "a secret");
    json.putObject("logs").putArray("signs").add("a line");
    json.putArray("notPermitted");
    return json;
  }

  /// Writes every digit and every `@` of a JSON text as an escape of JSON.
  private static String escaped(String json) {
    return Pattern.compile("(?<!\\\\u[0-9a-fA-F]{0,3})[3-9@]")
        .matcher(json)
        .replaceAll(each -> "\\\\u%04x".formatted((int) each.group().charAt(0)));
  }

  private static List<String> texts(World world) {
    List<String> texts = new ArrayList<>();
    collect(JsonTrees.of(world.toJson()).orElseThrow(), texts);
    return texts;
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.isTextual()) {
      JsonTrees.of(node.textValue())
          .filter(JsonNode::isObject)
          .ifPresentOrElse(policy -> collect(policy, into), () -> into.add(node.textValue()));
      return;
    }
    node.properties().forEach(member -> into.add(member.getKey()));
    node.forEach(item -> collect(item, into));
  }

  private static Set<String> ids(List<String> texts) {
    return texts.stream()
        .flatMap(text -> ID.matcher(text.replaceAll("[\\p{L}\\p{N}._+-]+@\\S+", " ")).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Example
  void theSameIdHasTheSameReplacementEverywhereAndOtherDigitsStay() {
    World world =
        World.parse(
            """
            {"account":"111122223333","region":"us-east-1","notPermitted":[],
             "buckets":[{"name":"data111122223333","owner":"444455556666","tags":{
               "long":"1234567890123", "hash":"deadbeef777788889999aa",
               "key":"1234abcd-12ab-34cd-56ef-123456789012",
               "both":"444455556666-111122223333"},
              "policy":"{\\"Principal\\":{\\"AWS\\":[444455556666,\\"111122223333\\"]}}"}]}
            """);

    World.Bucket bucket = Redaction.of(world).buckets().getFirst();

    assertThat(bucket.name()).isEqualTo("data100000000001");
    assertThat(bucket.owner()).isEqualTo("100000000002");
    assertThat(bucket.tags())
        .containsEntry("long", "1234567890123")
        .containsEntry("hash", "deadbeef777788889999aa")
        .containsEntry("key", "1234abcd-12ab-34cd-56ef-123456789012")
        .containsEntry("both", "100000000002-100000000001");
    assertThat(bucket.policy())
        .contains("{\"Principal\":{\"AWS\":[100000000002,\"100000000001\"]}}");
  }

  @Example
  void anAccountThatJobsAndCallersNameIsNotAws() {
    World world =
        World.parse(
            """
            {"account":"111122223333","region":"us-east-1","notPermitted":[],"jobs":[
              {"LabelingJobName":"signs","RoleArn":"arn:aws:iam::777788889999:role/labeler",
               "HumanTaskConfig":{"PreHumanTaskLambdaArn":
                 "arn:aws:lambda:us-east-1:777788889999:function:PRE-own"}}]}
            """);
    assertThat(Redaction.of(world).toJson()).doesNotContain("777788889999", "111122223333");
  }

  @Example
  void aTagThatIsCalledDescriptionStays() {
    World world =
        World.parse(
            """
            {"account":"111122223333","region":"us-east-1","notPermitted":[],
             "workteams":[{"WorkteamName":"team","Description":"people of Lyon"}],
             "roles":[{"Arn":"arn:aws:iam::111122223333:role/r","RoleId":"AROAEXAMPLEID",
               "Description":"by hand","Tags":{"Description":"annotators"}}]}
            """);
    String json = Redaction.of(world).toJson();
    assertThat(json).contains("annotators").doesNotContain("Lyon", "by hand");
    assertThat(Stream.of(json.split("\n")).filter(line -> line.contains("Description"))).hasSize(1);
  }
}
