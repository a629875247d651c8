package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.math.BigInteger;
import java.util.Random;

/** Arithmetic on large numbers, as signatures need it. A unit: a power of 256 bits, modulo one of 64 odd numbers. */
public class ModPow extends Workload {

    private static final int NUMBERS = 64;
    private static final int BITS = 256;

    /** Of 64 bits, all exponents the same: the work depends on the bits set. */
    static final BigInteger EXPONENT = new BigInteger("D3A5B96F8E12C47B", 16);

    private final BigInteger[] bases = new BigInteger[NUMBERS];
    private final BigInteger[] moduli = new BigInteger[NUMBERS];

    public ModPow() {
        for (int i = 0; i < NUMBERS; i++) {
            bases[i] = base(i);
            moduli[i] = modulus(i);
        }
    }

    static BigInteger base(long number) {
        return new BigInteger(BITS - 1, new Random(number % NUMBERS));
    }

    static BigInteger modulus(long number) {
        return new BigInteger(BITS, new Random(-1 - number % NUMBERS))
                .setBit(BITS - 1)
                .setBit(0);
    }

    @Override
    protected long unit(long number) {
        int i = (int) (number % NUMBERS);
        return bases[i].modPow(EXPONENT, moduli[i]).longValue();
    }
}
