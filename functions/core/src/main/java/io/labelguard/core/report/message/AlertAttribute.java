package io.labelguard.core.report.message;

import io.labelguard.core.record.message.Labels;
import io.labelguard.core.report.text.Escaped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// One attribute of a message, by which a subscription can filter.
///
/// | name | kind | value |
/// |---|---|---|
/// | `severity` | text | of the worst finding: `critical`, `high`, `medium` or `low` |
/// | `check` | list | ids of the checks, such as `LG101` |
/// | `account`, `region` | text | where the guard runs |
/// | `bucket` | list | names of the buckets |
/// | `outcome` | text | what the alert reports: an [AlertOutcome] |
///
/// What does not apply has no attribute. A filter on a list matches where one item does.
///
/// @param value the text, or the list as JSON
/// @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">Message
///     attributes</a>
public record AlertAttribute(String name, Kind kind, String value) {

  /// SNS matches no more than 150 values of a list, and the attributes count as part of a message.
  private static final int ITEMS = 100;

  private static final int LONGEST = 256;

  /// The form of a value.
  public enum Kind {
    TEXT("String"),
    LIST("String.Array");

    private final String dataType;

    Kind(String dataType) {
      this.dataType = dataType;
    }

    /// Returns the name that SNS has for it.
    public String dataType() {
      return dataType;
    }
  }

  /// @throws IllegalArgumentException where the value is empty, which SNS refuses
  public AlertAttribute {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("attribute " + name + " has no value");
    }
  }

  /// Returns the attributes of an alert.
  public static List<AlertAttribute> of(Alert alert) {
    List<AlertAttribute> attributes = new ArrayList<>();
    Labels labels = alert.labels();
    labels.severity().ifPresent(worst -> text("severity", worst, attributes));
    list("check", labels.checks(), attributes);
    text("account", alert.account(), attributes);
    text("region", alert.region(), attributes);
    list("bucket", labels.buckets(), attributes);
    text("outcome", AlertOutcome.of(alert).text(), attributes);
    return List.copyOf(attributes);
  }

  private static void text(String name, String value, Collection<AlertAttribute> to) {
    String plain = plain(value);
    if (!plain.isEmpty()) {
      to.add(new AlertAttribute(name, Kind.TEXT, plain));
    }
  }

  private static void list(String name, Collection<String> values, Collection<AlertAttribute> to) {
    List<String> items =
        values.stream()
            .map(AlertAttribute::plain)
            .filter(item -> !item.isEmpty())
            .distinct()
            .sorted()
            .limit(ITEMS)
            .toList();
    if (!items.isEmpty()) {
      to.add(
          new AlertAttribute(
              name,
              Kind.LIST,
              items.stream()
                  .map(item -> "\"" + item.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                  .collect(Collectors.joining(",", "[", "]"))));
    }
  }

  private static String plain(String value) {
    String ascii = Escaped.ascii(value);
    return ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST);
  }
}
