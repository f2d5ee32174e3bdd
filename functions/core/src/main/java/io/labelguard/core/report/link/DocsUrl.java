package io.labelguard.core.report.link;

import io.labelguard.core.check.CheckId;
import java.util.regex.Pattern;

/// Where the folder `docs` of Labelguard's repository can be read, in the reader's own copy or on a
/// public site: messages lead from there to the page of a check.
///
/// @param url begins with `https://` and does not end with a slash
public record DocsUrl(String url) {

  /// The variable that has it, for functions and commands.
  public static final String VARIABLE = "LABELGUARD_DOCS_URL";

  /// What it must be, in a few words.
  public static final String FORM =
      "an https URL of at most 120 characters without query, such as https://example.com/docs";

  private static final int LONGEST = 120;

  /// Only what stands for itself in a mail, in Slack, in HTML and in Markdown.
  private static final Pattern URL =
      Pattern.compile(
          "https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*");

  /// @throws IllegalArgumentException where it is not such a URL
  public DocsUrl {
    if (url.length() > LONGEST || !URL.matcher(url).matches()) {
      throw new IllegalArgumentException("the address of the docs must be " + FORM);
    }
  }

  /// Reads what a person wrote, which may end with a slash.
  ///
  /// @throws IllegalArgumentException where it is not such a URL
  public static DocsUrl of(String text) {
    return new DocsUrl(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /// Returns the link to the page of a check.
  public Link check(CheckId id) {
    return new Link(Link.CHECK, page(file(id)));
  }

  /// Returns the address of a file in `docs/checks`.
  public String page(String file) {
    return url + "/checks/" + file;
  }

  /// Returns the name of a check's file in `docs/checks`.
  static String file(CheckId id) {
    String title =
        switch (id) {
          case GROUND_TRUTH_DENIED -> "ground-truth-denied";
          case AUTOMATED_LABELING_IN_VPC -> "automated-labeling-in-a-vpc";
          case WORKERS_DENIED -> "workers-denied";
          case GRANT_REMOVED -> "grant-removed";
          case OUTPUT_ENCRYPTION -> "output-encryption";
          case GUARD_LOCKED_OUT -> "guard-locked-out";
          case AUTOMATED_LABELING_DENIED -> "automated-labeling-denied";
          case BUCKET_ELSEWHERE -> "bucket-elsewhere";
          case CORS_TOO_NARROW -> "cors-too-narrow";
          case FOREIGN_WORKERS_DENIED -> "foreign-workers-denied";
          case AUTOMATION_UNFIT -> "automated-labeling-unfit";
          case KEY_UNUSABLE -> "key-unusable";
          case DATA_DENIED -> "data-denied";
          case CONSOLE_DENIED -> "console-denied";
          case JOB_PROGRESS -> "job-progress";
          case FUNCTION_UNUSABLE -> "function-unusable";
          case ROLE_UNFIT -> "role-unfit";
          case SETTINGS_REFUSED -> "settings-refused";
          case STREAM_UNFIT -> "stream-unfit";
          case TEAM_UNCONSTRAINED -> "team-without-presign-constraint";
          case TEAM_CONSTRAINT_UNFIT -> "presign-constraint-unfit";
          case WORKFORCE_OPEN -> "workforce-open-to-the-world";
          case WORKFORCE_VPC_UNFIT -> "workforce-vpc-unfit";
          case LINKS_OPEN_ANYWHERE -> "links-open-anywhere";
          case WRONG_REGION_ENDPOINT -> "endpoint-of-another-region";
          case WRONG_KIND_OF_VALUE -> "value-of-the-wrong-kind";
          case MEANING_UNCLEAR -> "meaning-unclear";
          case NO_TRAIL -> "no-trail";
          case CANNOT_TELL -> "cannot-tell";
          case CHECK_FAILED -> "check-failed";
        };
    return id.text() + "-" + title + ".md";
  }
}
