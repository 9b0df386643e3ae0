/** Lookups that most tables have. */
export const BY = 'ownerid owninguser owningteam owningbusinessunit createdby createdonbehalfby modifiedby modifiedonbehalfby createdbyexternalparty modifiedbyexternalparty';
/** Dates and versions that most tables have. */
export const WHEN = 'createdon modifiedon overriddencreatedon versionnumber importsequencenumber timezoneruleversionnumber utcconversiontimezonecode';
