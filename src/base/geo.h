/* Distance on the Earth. Coordinates are hundred-thousandths of a degree. */
#ifndef RSM_BASE_GEO_H
#define RSM_BASE_GEO_H

#include <stdint.h>

/* Great-circle distance in whole km, rounded to nearest (haversine, mean radius 6371 km). Constant
 * time. */
uint32_t rsm_distance_km(int32_t lat_a, int32_t lon_a, int32_t lat_b, int32_t lon_b);

#endif
