package io.labelguard.core.labeling.function;

import java.util.Optional;

/// What GetFunctionConfiguration says of a function. How its last update went is left out: where
/// that failed, the code before goes on running.
///
/// @param state empty where Lambda says none, or one that is not known here
/// @param stateReason the words of Lambda
/// @param roleArn the role that its code runs as
/// @param vpcId the VPC that its code runs in; empty where it is in none of the account's
/// @see <a
///     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>
public record FunctionConfiguration(
    Optional<FunctionState> state,
    Optional<String> stateReason,
    Optional<String> roleArn,
    Optional<String> vpcId) {}
