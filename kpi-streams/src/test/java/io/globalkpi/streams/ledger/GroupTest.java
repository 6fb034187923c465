package io.globalkpi.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GroupTest {

    @Test
    void shouldRefuseAnEntryOfAnotherVersion() {
        byte[] entry = Group.EMPTY.toBytes();
        entry[0]++;

        assertThatThrownBy(() -> Group.read(entry)).hasMessageContaining("ledger entry has format " + entry[0]);
    }

    @Test
    void shouldReadWhatIsNotThereAsEmpty() {
        assertThat(Group.read(null).members()).isEmpty();
    }
}
