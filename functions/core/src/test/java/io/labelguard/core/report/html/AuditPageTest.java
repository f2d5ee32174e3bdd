package io.labelguard.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.core.report.link.Link;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditPageTest {

  private static final String TYPICAL = page(PageReports.typical());

  private final ParsedPage typical = ParsedPage.of(TYPICAL);

  @Test
  void theHeadlineAndTheScopeComeFirst() {
    assertThat(typical.only("h1"))
        .isEqualTo("CRITICAL: 2 labeling jobs will fail - 2 buckets deny Ground Truth (us-east-1)");
    assertThat(typical.texts("p").subList(0, 2))
        .containsExactly(
            "Account 111122223333, us-east-1: 8 live jobs, 4 buckets, 3 work teams, 1 workforce,"
                + " 1 failed call",
            "2026-11-25 20:52 UTC, labelguard 0.1.0");
  }

  @Test
  void fourNumbersSayHowBadItIs() {
    assertThat(numbers(typical))
        .containsExactly(
            "3critical", "1high", "2buckets have a proven fix", "1 of 8live jobs are clean");
  }

  @Test
  void theCauseWithTheMostObjectsLeftIsTheFirstCard() {
    assertThat(typical.texts("h3"))
        .containsExactly(
            "CRITICAL: gt-invoices denies Ground Truth",
            "CRITICAL: gt-scans denies Ground Truth",
            "HIGH: leaked worker links open from anywhere - team legacy-annotators");
  }

  @Test
  void causesWithAsManyObjectsLeftStandTheWorstFirst() {
    ReportedCause bucket = PageReports.bucket("b", List.of(PageReports.job("a", 0)));
    ParsedPage page =
        ParsedPage.of(
            page(
                PageReports.report(
                    List.of(
                        bucket,
                        PageReports.team("t"),
                        PageReports.bucket("c", List.of(PageReports.job("d", 5)))))));

    assertThat(page.texts("h3"))
        .containsExactly(
            "CRITICAL: c denies Ground Truth",
            "CRITICAL: b denies Ground Truth",
            "HIGH: leaked worker links open from anywhere - team t");
  }

  @Test
  void aCardSaysWhatBreaksWhyAndWhatHelps() {
    String card = typical.texts("article").getFirst();

    assertThat(card)
        .contains(
            "bucket gt-invoices",
            "old-invoices",
            "900 of 1,000",
            "At the next batch.",
            "Ground Truth: GetObject, PutObject",
            "Deny \"OnlyOurs\" blocks",
            "Proven safe",
            "+     \"vpce-08408e335ebf95b40\"",
            "-  \"old\"",
            "labelguard fix --bucket gt-invoices",
            "Ground Truth can no longer read for old-invoices.");
  }

  @Test
  void aCommandOfAStepStandsOnItsOwn() {
    assertThat(typical.texts("pre"))
        .contains("aws sagemaker update-workteam --workteam-name T", "labelguard audit --details");
  }

  @Test
  void whatIsCleanIsATable() {
    assertThat(typical.texts("tr"))
        .contains("JobLeft to labelBuckets", "cats-and-dogsnot knowncats-and-dogs-bucket");
    assertThat(typical.texts("p")).contains("Buckets: gt-labeling-data", "Work teams: reviewers");
  }

  @Test
  void whatWasNotCheckedIsSaid() {
    assertThat(typical.texts("h2"))
        .containsExactly("What was found", "Clean", "Notes", "Not checked", "Next");
    assertThat(typical.texts("li"))
        .contains(
            "CORS rules of the buckets that workers read", "No trail logs management events.");
  }

  @Test
  void headingsGoDownOneLevelAtATime() {
    List<Integer> levels =
        typical.all("*").stream()
            .map(element -> element.getTagName())
            .filter(tag -> tag.matches("h[1-6]"))
            .map(tag -> tag.charAt(1) - '0')
            .toList();

    assertThat(levels).startsWith(1).hasSizeGreaterThan(5);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isGreaterThan(1).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void aReaderOfAnyKindIsServed() {
    assertThat(TYPICAL).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
    assertThat(typical.only("title")).isEqualTo("Labelguard audit 111122223333 us-east-1");
    assertThat(typical.attributes())
        .contains(
            "meta charset=utf-8",
            "meta name=viewport",
            "meta content=width=device-width, initial-scale=1",
            "meta name=color-scheme",
            "meta content=light dark");
  }

  @Test
  void nothingRunsAndNothingIsLoaded() {
    assertThat(typical.shape(Set.of()))
        .doesNotContain(
            "script", "link", "img", "iframe", "object", "embed", "base", "form", "svg", "video");
    assertThat(typical.attributes())
        .noneMatch(each -> each.matches("(?i)\\S+ (on|http-equiv|src|style|data|action|poster).*"));
    assertThat(PageStyle.CSS).doesNotContainIgnoringCase("url(", "@import", "@font-face", "src:");
    assertThat(TYPICAL).doesNotContain("javascript:");
  }

  @Test
  void onlyPagesOfHttpsAreLinks() {
    assertThat(typical.attributes())
        .filteredOn(each -> each.startsWith("a href="))
        .containsExactly("a href=https://us-east-1.console.aws.amazon.com/s3?a=1&b=2");
    assertThat(typical.texts("p")).contains("In the AWS console: Bucket, Other");
  }

  @Test
  void thePageOfACheckStandsApartFromTheConsole() {
    Report plain = PageReports.typical();
    Link check = new DocsUrl("https://example.com/docs").check(CheckId.GROUND_TRUTH_DENIED);
    ParsedPage page =
        ParsedPage.of(
            page(
                new Report(
                    plain.headline(),
                    plain.causes(),
                    plain.clean(),
                    plain.stillOpen(),
                    plain.handling(),
                    plain.next(),
                    plain.change(),
                    plain.remarks(),
                    plain.notChecked(),
                    List.of(plain.links().getFirst(), check))));

    assertThat(page.texts("p"))
        .contains("In the AWS console: Bucket", "About the first check: Why");
    assertThat(page.attributes()).contains("a href=" + check.url());
  }

  @Test
  void tenJobsAreShownAndTheRestOnDemand() {
    ParsedPage page = ParsedPage.of(page(PageReports.many(302)));

    assertThat(page.texts("summary").getFirst()).isEqualTo("292 more jobs");
    assertThat(ParsedPage.in(page.all("table").getFirst(), "tr")).hasSize(11);
    assertThat(ParsedPage.in(page.all("table").get(1), "tr")).hasSize(293);
    assertThat(page.texts("p")).contains("And 252 more: labelguard audit --details");
  }

  @Test
  void anAccountWithoutTroubleHasNoCards() {
    ParsedPage page =
        ParsedPage.of(
            page(Report.ofNotes("OK: nothing found in 1 work team (us-east-1)", List.of())));

    assertThat(page.all("article")).isEmpty();
    assertThat(page.texts("h2")).isEmpty();
    assertThat(page.attributes()).contains("h1 class=good");
    assertThat(numbers(page).getFirst()).isEqualTo("0critical");
  }

  @Test
  void anAccountThatIsNotKnownIsSaid() {
    AuditScope scope =
        new AuditScope(
            Optional.empty(),
            Optional.empty(),
            1,
            0,
            0,
            false,
            0,
            PageReports.SCOPE.time(),
            "0.1.0");

    assertThat(scope.words())
        .isEqualTo("Account not known, Region not known: 1 live job, 0 buckets, 0 work teams");
  }

  @Test
  void aCauseWithoutAnyJobComesLast() {
    AffectedJob job = PageReports.job("a", 1);
    List<ReportedCause> causes =
        List.of(PageReports.team("t"), PageReports.bucket("b", List.of(job)));
    ParsedPage page = ParsedPage.of(page(PageReports.report(causes)));

    assertThat(page.texts("h3").getFirst()).contains("b denies");
  }

  private static List<String> numbers(ParsedPage page) {
    return ParsedPage.in(page.all("ul").getFirst(), "li").stream()
        .map(item -> item.getTextContent())
        .toList();
  }

  private static String page(Report report) {
    return AuditPage.of(report, PageReports.SCOPE, Optional.empty());
  }
}
