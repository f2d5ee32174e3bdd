package io.labelguard.cli.redrive;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.redrive.Installation;
import io.labelguard.core.redrive.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A dead-letter queue that a person chose, and the installation that it belongs to.
record ChosenQueue(Installation installation, Part queue) {

  /// A queue's URL ends in its account and its name, whatever its host is.
  private static final Pattern URL = Pattern.compile("https?://[^/]+/(?:.+/)?([0-9]{12})/([^/]+)");

  /// Returns the dead-letter queues of all installations, or the one of that URL.
  ///
  /// @throws InputException where no queue is found
  static List<ChosenQueue> among(List<Installation> installations, Optional<String> url) {
    List<ChosenQueue> all =
        installations.stream()
            .flatMap(
                installation ->
                    Part.DEAD_LETTER_QUEUES.stream()
                        .filter(part -> installation.find(part).isPresent())
                        .map(part -> new ChosenQueue(installation, part)))
            .toList();
    if (all.isEmpty()) {
      throw new InputException(
          "no stack of Labelguard in this account and Region",
          "Are they right? (--profile NAME, --region REGION)");
    }
    return url.map(given -> List.of(named(given, all))).orElse(all);
  }

  private static ChosenQueue named(String url, List<ChosenQueue> all) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new InputException(
          "--queue " + Console.safe(url) + " is not the URL of a queue",
          "Give an output of the stack, such as FailedEventsUrl, or --all.");
    }
    return all.stream()
        .filter(
            queue ->
                queue.arn().account().equals(parts.group(1))
                    && queue.arn().resource().equals(parts.group(2)))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--queue " + Console.safe(url) + " is not a dead-letter queue of Labelguard",
                    "Those of this account and Region are: "
                        + all.stream()
                            .map(queue -> Console.safe(queue.arn().resource()))
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private Arn arn() {
    return installation.find(queue).orElseThrow();
  }
}
