/// Makes the calls to EC2 that Labelguard needs, without the SDK's ec2 module, which alone is
/// larger than the rest of the jar. Knows EC2's query protocol; must not know what a network is
/// for.
@NullMarked
package io.labelguard.aws.ec2;

import org.jspecify.annotations.NullMarked;
