/// Runs the contract of each port on the adapters that serve it.
package io.labelguard.tests.ports;
