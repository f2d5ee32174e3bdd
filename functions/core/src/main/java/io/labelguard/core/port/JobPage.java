package io.labelguard.core.port;

import java.util.List;
import java.util.Optional;

/// One page of a list of labeling jobs.
///
/// @param next leads to the page after this one; empty for the last
public record JobPage(List<ListedJob> jobs, Optional<String> next) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
