/// IAM resource policies for Java: reads, lints, decides, explains and compares them.
///
/// What is exported is the API: the door, what it returns, and what is asked of it. How policies
/// are read, matched and searched stays inside.
module io.labelguard.policy {
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports io.labelguard.policy;
  exports io.labelguard.policy.compare;
  exports io.labelguard.policy.decide;
  exports io.labelguard.policy.json;
  exports io.labelguard.policy.layer;
  exports io.labelguard.policy.lint;
  exports io.labelguard.policy.model;
  exports io.labelguard.policy.request;
  exports io.labelguard.policy.value;
}
