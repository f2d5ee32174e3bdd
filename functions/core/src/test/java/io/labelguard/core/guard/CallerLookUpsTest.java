package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is looked up about the callers, how often, and what is said where there is no answer.
class CallerLookUpsTest {

  private static final String ROLE = "GroundTruthExecutionRole";
  private static final String ARN = "arn:aws:iam::111122223333:role/" + ROLE;
  private static final String ONLY_THE_PROJECT = denies("aws:PrincipalTag/project", "labels");
  private static final String ONLY_THE_ORGANIZATION =
      denies("aws:PrincipalOrgID", "o-exampleorgid");
  private static final String ONLY_THE_ROLE = denies("aws:userid", "AROAEXAMPLEID:SageMaker");

  private static final String ALLOWS_THE_ROLE =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"TheRole","Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::111122223333:role/GroundTruthExecutionRole"},\
      "Action":"s3:*",\
      "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"]}]}\
      """;

  private static final String ORGANIZATION = "Organizations.ofTheAccount";

  private final TestAccount account = new TestAccount();

  @Test
  void ordinaryPoliciesCauseNoLookUp() {
    for (String policy : List.of(TestAccount.TIGHT, TestAccount.ONLY_TLS, TestAccount.OPEN)) {
      assertThat(event(policy, 2)).doesNotContainKeys("ExecutionRoles.find", ORGANIZATION);
      assertThat(sweep(policy, 2)).doesNotContainKey(ORGANIZATION);
    }
  }

  @Test
  void policyThatNamesATagCausesOneCallForAllJobsOfARole() {
    account.roles.put(ROLE, role(ARN, Map.of("project", "labels")));
    assertThat(event(ONLY_THE_PROJECT, 100))
        .containsEntry("ExecutionRoles.find", 1)
        .doesNotContainKey(ORGANIZATION);
    assertThat(sweep(ONLY_THE_PROJECT, 100)).containsEntry("ExecutionRoles.find", 1);
  }

  @Test
  void policyThatNamesTheOrganizationCausesOneCall() {
    assertThat(event(ONLY_THE_ORGANIZATION, 100))
        .containsEntry(ORGANIZATION, 1)
        .doesNotContainKey("ExecutionRoles.find");
    assertThat(sweep(ONLY_THE_ORGANIZATION, 100)).containsEntry(ORGANIZATION, 1);
  }

  @Test
  void bucketWithoutJobsCausesNoLookUp() {
    assertThat(event(ONLY_THE_PROJECT, 0)).doesNotContainKey("ExecutionRoles.find");
  }

  @Test
  void eachRoleIsAskedForOnceAndThoseOfOtherAccountsNever() {
    jobWith("other", "arn:aws:iam::111122223333:role/path/Other");
    jobWith("foreign", "arn:aws:iam::444455556666:role/Foreign");
    jobWith("odd", "no ARN");
    assertThat(event(ONLY_THE_PROJECT, 5)).containsEntry("ExecutionRoles.find", 2);
  }

  @ParameterizedTest
  @CsvSource({"labels, ''", "other, LG101", "'', LG101"})
  void theTagsOfTheRoleDecide(String project, String found) {
    account.roles.put(ROLE, role(ARN, project.isEmpty() ? Map.of() : Map.of("project", project)));
    Outcome outcome = outcome(ONLY_THE_PROJECT);
    assertThat(ids(outcome.findings())).isEqualTo(found);
  }

  @Test
  void theIdOfTheRoleExcludesThatOfAnother() {
    account.roles.put(ROLE, role(ARN, Map.of()));
    assertThat(ids(outcome(ONLY_THE_ROLE).findings())).isEqualTo("LG801");
    account.roles.put(ROLE, new RoleFacts(ARN, "AROAANOTHERID", new TreeMap<>()));
    assertThat(ids(outcome(ONLY_THE_ROLE).findings())).isEqualTo("LG101");
  }

  @Test
  void theOrganizationDecides() {
    account.organization = new Organization.MemberOf("o-exampleorgid");
    assertThat(outcome(ONLY_THE_ORGANIZATION).findings()).isEmpty();
    account.organization = new Organization.MemberOf("o-anotherorgid");
    assertThat(ids(outcome(ONLY_THE_ORGANIZATION).findings())).isEqualTo("LG101");
    account.organization = new Organization.None();
    assertThat(ids(outcome(ONLY_THE_ORGANIZATION).findings())).isEqualTo("LG101");
  }

  @Test
  void theOrganizationOfTheAccountIsNotThatOfARoleOfAnotherAccount() {
    jobWith("foreign", "arn:aws:iam::444455556666:role/Foreign");
    account.organization = new Organization.MemberOf("o-exampleorgid");
    account.policies.put(BUCKET, ONLY_THE_ORGANIZATION);
    assertThat(ids(account.guard().handle(account.policyChanged("e-1")).findings()))
        .as("LG105: the output of that account's role without a key")
        .isEqualTo("LG801 LG105");
  }

  @Test
  void aRoleOfThatNameWithAnotherPathIsNotTheJobs() {
    account.roles.put(
        ROLE, role("arn:aws:iam::111122223333:role/old/" + ROLE, Map.of("project", "labels")));
    Outcome outcome = outcome(ONLY_THE_PROJECT);
    assertThat(ids(outcome.findings())).isEqualTo("LG801");
    assertThat(outcome.reason()).contains("There is no execution role " + ARN);
  }

  @Test
  void aRoleThatDoesNotExistIsUnknownAndANote() {
    account.rolesAreComplete = true;
    Outcome outcome = outcome(ONLY_THE_PROJECT);
    assertThat(ids(outcome.findings())).isEqualTo("LG801");
    assertThat(outcome.reason())
        .contains("There is no execution role " + ARN + ": its tags and id count as unknown.");
  }

  @ParameterizedTest
  @CsvSource({
    "ExecutionRoles.find, iam:GetRole",
    "Organizations.ofTheAccount, organizations:DescribeOrganization"
  })
  void aMissingPermissionIsUnknownAndOneNote(String call, String permission) {
    jobWith("first", "arn:aws:iam::111122223333:role/First");
    jobWith("second", "arn:aws:iam::111122223333:role/Second");
    account.policies.put(BUCKET, call.startsWith("E") ? ONLY_THE_PROJECT : ONLY_THE_ORGANIZATION);
    FailingPorts ports = new FailingPorts(account, call, "", true);
    String start = "Labelguard has no permission for " + permission + ", so ";
    Sweep.Report report = new Sweep(ports.context(), ports.requests()).run();
    assertThat(report.result().notes()).filteredOn(note -> note.contains(permission)).hasSize(1);
    assertThat(report.result().notes()).anyMatch(note -> note.startsWith(start));
    assertThat(report.result().failures()).isEmpty();
    assertThat(report.findings()).extracting(Finding::check).contains(CheckId.CANNOT_TELL);
    Outcome outcome =
        new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
            .handle(account.policyChanged("e-1"));
    assertThat(outcome.reason().split(start, -1)).hasSize(2);
    assertThat(outcome.failures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ExecutionRoles.find", "Organizations.ofTheAccount"})
  void anotherFailureIsUnknownAndANote(String call) {
    account.jobs.add(TestAccount.job("one", CHANGED));
    account.policies.put(BUCKET, call.startsWith("E") ? ONLY_THE_PROJECT : ONLY_THE_ORGANIZATION);
    FailingPorts ports = new FailingPorts(account, call, "", false);
    Sweep.Report report = new Sweep(ports.context(), ports.requests()).run();
    assertThat(report.result().notes())
        .anyMatch(note -> note.startsWith(ports.failure().sentence() + " Therefore "));
    assertThat(ids(report.findings())).contains("LG801");
  }

  @Test
  void aFixWhosePolicyAlsoNamesTheOrganizationIsProvenWhereTheOrganizationIsKnown() {
    String both = with(TestAccount.TIGHT, ONLY_THE_ORGANIZATION);
    account.saw(ONLY_THE_ORGANIZATION);
    account.jobs.add(TestAccount.job("one", CHANGED.minus(Duration.ofDays(2))));
    account.policies.put(BUCKET, both);
    account.organization = new Organization.MemberOf("o-exampleorgid");
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.requests).hasSize(1);
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
    assertThat(account.puts).singleElement().asString().contains("o-exampleorgid");
  }

  /// Who may tag a role may not open a bucket by it.
  @Test
  void aTagThatTheRoleGotLaterOpensNothing() {
    account.saw(ONLY_THE_PROJECT);
    account.jobs.add(TestAccount.job("one", CHANGED.minus(Duration.ofDays(2))));
    account.policies.put(
        BUCKET,
        with(
            TestAccount.TIGHT,
            ONLY_THE_PROJECT.replaceAll("\"s3:GetObject\".*?]", "\"s3:DeleteObject\"]")));
    account.roles.put(ROLE, role(ARN, Map.of("project", "labels")));
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(ids(outcome.findings())).isEqualTo("LG101");
    assertThat(account.requests).isEmpty();
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
    assertThat(outcome.reason()).contains("that were denied when Labelguard saw it open");
  }

  @Test
  void aFixRequestSaysWhatCouldNotBeLookedUp() {
    account.rolesAreComplete = true;
    account.jobs.add(TestAccount.job("one", CHANGED));
    account.policies.put(BUCKET, ONLY_THE_PROJECT);
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(outcome.reasons())
        .contains("There is no execution role " + ARN + ": its tags and id count as unknown.");
  }

  @Test
  void aRoleThatLostItsAllowIsReadOnceForAllItsJobs() {
    account.settings = account.settings.readingIdentity();
    account.saw(ALLOWS_THE_ROLE);
    assertThat(event(TestAccount.ONLY_TLS, 100)).containsEntry("ExecutionRoles.policies", 1);
  }

  @Test
  void noRoleIsReadWhereNothingWasTakenAway() {
    account.settings = account.settings.readingIdentity();
    account.saw(TestAccount.ONLY_TLS);
    assertThat(event(TestAccount.TIGHT, 2)).doesNotContainKey("ExecutionRoles.policies");
    account.saw(ALLOWS_THE_ROLE);
    assertThat(event(ALLOWS_THE_ROLE + " ", 2)).doesNotContainKey("ExecutionRoles.policies");
  }

  @Test
  void withoutTheSettingNoRoleIsReadAndANoteSaysSo() {
    account.saw(ALLOWS_THE_ROLE);
    assertThat(event(TestAccount.ONLY_TLS, 2)).doesNotContainKey("ExecutionRoles.policies");
    Outcome outcome = outcome(TestAccount.ONLY_TLS);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.reason())
        .contains("Not checked: whether the own policies of execution role " + ARN)
        .contains("they were not read.");
  }

  @Test
  void theRolesOwnPoliciesDecideWhetherTheJobLostItsAccess() throws MalformedPolicyException {
    account.settings = account.settings.readingIdentity();
    account.saw(ALLOWS_THE_ROLE);
    account.rolePolicies.put(ROLE, carrying(ARN));
    assertThat(ids(outcome(TestAccount.ONLY_TLS).findings())).isEqualTo("LG104");
    account.rolePolicies.put(
        ROLE,
        carrying(
            ARN,
            PolicyReader.liveOfLayer(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}")));
    assertThat(outcome(TestAccount.ONLY_TLS).findings()).isEmpty();
  }

  @Test
  void thePoliciesOfARoleWithAnotherPathAreNotTheJobs() {
    account.settings = account.settings.readingIdentity();
    account.saw(ALLOWS_THE_ROLE);
    account.roles.put(ROLE, role("arn:aws:iam::111122223333:role/old/" + ROLE, Map.of()));
    account.rolePolicies.put(ROLE, carrying("arn:aws:iam::111122223333:role/old/" + ROLE));
    Outcome outcome = outcome(TestAccount.ONLY_TLS);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.reason()).contains("they were not read.");
  }

  @Test
  void aRefusedReadOfPoliciesIsOneNoteForAllRoles() {
    account.settings = account.settings.readingIdentity();
    account.saw(ALLOWS_THE_ROLE);
    account.rolePolicies.put(
        ROLE, new Reading.NotPermitted<>("iam:ListRolePolicies", "HTTP 403, AccessDenied: no"));
    Outcome outcome = outcome(TestAccount.ONLY_TLS);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.reason())
        .containsOnlyOnce("because AWS refuses iam:ListRolePolicies. AWS says: HTTP 403");
  }

  @Test
  void aFailedReadOfPoliciesIsANoteAndNoFinding() {
    account.settings = account.settings.readingIdentity();
    account.saw(ALLOWS_THE_ROLE);
    account.jobs.add(TestAccount.job("one", CHANGED));
    account.policies.put(BUCKET, TestAccount.ONLY_TLS);
    FailingPorts ports = new FailingPorts(account, "ExecutionRoles.policies", "", false);
    Outcome outcome =
        new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
            .handle(account.policyChanged("e-1"));
    assertThat(ids(outcome.findings())).doesNotContain("LG104");
    assertThat(outcome.reason())
        .contains(ports.failure().sentence())
        .contains("they were not read.");
  }

  private static Reading<RolePolicies> carrying(String arn, Policy... policies) {
    SortedMap<String, Policy> inline = new TreeMap<>();
    Stream.of(policies).forEach(policy -> inline.put("p" + inline.size(), policy));
    return new Reading.Known<>(new RolePolicies(arn, inline, new TreeMap<>(), Optional.empty()));
  }

  private Outcome outcome(String policy) {
    account.jobs.clear();
    account.jobs.add(TestAccount.job("one", CHANGED));
    account.policies.put(BUCKET, policy);
    account.now = account.now.plusSeconds(60);
    return account.guard().handle(account.policyChanged("e-" + account.now));
  }

  private SortedMap<String, Integer> event(String policy, int jobs) {
    CountedPorts ports = new CountedPorts(withJobs(policy, jobs));
    new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
        .handle(account.policyChanged("e-" + account.now));
    return ports.calls();
  }

  private SortedMap<String, Integer> sweep(String policy, int jobs) {
    CountedPorts ports = new CountedPorts(withJobs(policy, jobs));
    new Sweep(ports.context(), ports.requests()).run();
    return ports.calls();
  }

  private TestAccount withJobs(String policy, int jobs) {
    account.now = account.now.plusSeconds(60);
    account.policies.put(BUCKET, policy);
    while (account.jobs.size() < jobs) {
      account.jobs.add(TestAccount.job("job-" + account.jobs.size(), CHANGED));
    }
    return account;
  }

  private void jobWith(String name, String role) {
    LabelingJob job = TestAccount.job(name, CHANGED);
    account.jobs.add(
        new LabelingJob(
            job.name(),
            job.arn(),
            job.region(),
            job.account(),
            job.status(),
            Optional.of(role),
            job.workteamArn(),
            job.locations(),
            job.automated(),
            job.outputKmsKeyId(),
            job.created(),
            job.unreadable()));
  }

  private static RoleFacts role(String arn, Map<String, String> tags) {
    return new RoleFacts(arn, "AROAEXAMPLEID", new TreeMap<>(tags));
  }

  private static String ids(List<Finding> findings) {
    return String.join(
        " ", findings.stream().map(found -> found.check().text()).distinct().toList());
  }

  private static String denies(String key, String value) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"OnlyOurs","Effect":"Deny","Principal":"*",\
    "Action":["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload","s3:ListBucket","s3:GetBucketLocation"],\
    "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],\
    "Condition":{"StringNotEquals":{"%s":"%s"}}}]}\
    """
        .formatted(key, value);
  }

  private static String with(String policy, String other) {
    return policy.substring(0, policy.length() - 2)
        + ","
        + other.substring(other.indexOf("[{") + 1);
  }
}
