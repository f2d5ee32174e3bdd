/// What a function or a command is set to do: the environment variables that template.yaml sets,
/// and the lists and the switch that the stack's owner keeps in Systems Manager.
@NullMarked
package io.labelguard.lambda.environment;

import org.jspecify.annotations.NullMarked;
