package io.labelguard.core.sweep;

final class InMemorySweepPagesTest extends SweepPagesContract {

  @Override
  protected SweepPages empty() {
    return new InMemorySweepPages();
  }
}
