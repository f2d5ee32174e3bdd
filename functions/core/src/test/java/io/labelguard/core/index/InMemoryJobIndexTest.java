package io.labelguard.core.index;

final class InMemoryJobIndexTest extends JobIndexContract {

  @Override
  protected JobIndex empty() {
    return new InMemoryJobIndex();
  }
}
