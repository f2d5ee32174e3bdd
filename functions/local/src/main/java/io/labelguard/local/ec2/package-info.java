/// Serves the networks of the world as EC2 describes them. Knows the names that EC2's XML has for
/// the members of the AWS CLI's JSON; must not know what a network is for.
@NullMarked
package io.labelguard.local.ec2;

import org.jspecify.annotations.NullMarked;
