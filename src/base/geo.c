/* Distance on the Earth. The only floating-point arithmetic of the program that reaches an output;
 * the result is rounded to a whole km, far coarser than any difference between mathematical
 * libraries. */
#include "base/geo.h"

#include <math.h>

static double radians(int32_t degrees_e5) {
    return (double)degrees_e5 * (3.14159265358979323846 / 180.0 / 100000.0);
}

uint32_t rsm_distance_km(int32_t lat_a, int32_t lon_a, int32_t lat_b, int32_t lon_b) {
    double north = sin((radians(lat_b) - radians(lat_a)) / 2);
    double east = sin((radians(lon_b) - radians(lon_a)) / 2);
    double h = north * north + cos(radians(lat_a)) * cos(radians(lat_b)) * east * east;
    return (uint32_t)(2 * 6371.0 * asin(sqrt(h < 1 ? h : 1)) + 0.5);
}
