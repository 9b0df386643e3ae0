const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that end a table's alias or a select item: an identifier at that place needs quotes. */
export const RESERVED = set(`
  select from where group having order by limit offset fetch for union intersect except minus window qualify returning
  on using join inner left right full cross natural outer straight_join lateral apply set values into as and or not
  with use force ignore partition tablesample option lock output when then else end case is in like ilike between
  asc desc nulls only pivot unpivot procedure conflict duplicate default do`);

/** Words inside an expression that are no column. */
export const NO_COLUMN = set(`
  null true false unknown case when then else end and or xor not is in like ilike rlike regexp similar to between
  exists any some all distinct from as asc desc nulls first last by collate escape at zone interval array row over
  filter within group order partition rows range preceding following unbounded current symmetric
  current_date current_time current_timestamp current_user localtime localtimestamp session_user sysdate
  div mod binary isnull notnull default select where using separator`);

/** Operators that make an expression a truth value, so that it does not disclose its columns. */
export const COMPARISON = set(`= == <> != < > <= >= <=> ~ !~ !~* @> <@ is in like ilike rlike regexp and or not between exists`);

/** Functions over many rows whose result is a number or a truth value. */
export const MEASURE = set(`
  count count_big sum avg min max total stddev stddev_pop stddev_samp variance var_pop var_samp bool_and bool_or every
  bit_and bit_or approx_count_distinct stdev stdevp var varp percentile_cont percentile_disc corr regr_slope grouping`);

/** Functions that put the content of many rows into one value. */
export const COLLECT = set(`
  array_agg string_agg group_concat listagg json_agg jsonb_agg json_arrayagg json_object_agg jsonb_object_agg
  json_objectagg json_group_array json_group_object xmlagg any_value`);

/** Functions whose result does not give the content away. */
export const OPAQUE = set(`length char_length character_length octet_length len datalength bit_length row_number rank dense_rank ntile`);

/** Functions around a column that leave "equals one value" meaningful. */
export const NORMALISE = set(`lower upper trim ltrim rtrim btrim cast convert binary uuid_to_bin bin_to_uuid unaccent citext`);
